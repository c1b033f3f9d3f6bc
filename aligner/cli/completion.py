"""``aligner completion``."""

import click


@click.command(name="completion")
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print what makes SHELL (bash, zsh or fish) complete commands, options and names at the key Tab.

    Names are those of projects, formats, programs, languages and encoders. For good: put the line into ~/.bashrc or
    ~/.zshrc; of fish, write the output to ~/.config/fish/completions/aligner.fish.

    \b
    Example:
      aligner completion bash
      eval "$(aligner completion bash)"
      eval "$(aligner completion zsh)"
      aligner completion fish
    """
    from click.shell_completion import get_completion_class

    from aligner.cli import cli

    maker = get_completion_class(shell)
    if maker is None:
        raise click.UsageError(f"{shell} cannot be completed here.")
    click.echo(maker(cli, {}, "aligner", "_ALIGNER_COMPLETE").source())
