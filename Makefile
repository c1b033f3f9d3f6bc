# make demo    build the passages of seeds/ into out/
# make test    run the tests (the slow ones: make test-all; with options of pytest: make test TESTS="tests/text -x")
# make lint    ruff and mypy
# make coverage  make test, and how much of the code it runs; fails below the floor of pyproject.toml
# make versions  part of the tests with every Python from 3.11 to 3.14 that is on the path
# make release   a wheel and an archive of the source in dist/, checked; nothing is uploaded
# make docs    the site of docs/ into build/site, every link checked; make pictures draws its pictures anew
# make locked  a new .venv of the very versions in requirements.lock, by their digests: what CI tests; make newest is one
#              of the newest versions, as a user gets them
# make lock    writes requirements.lock anew
# make bench   the aligner beside other aligners on seeds/ (more sets: make bench SETS=folder), TMX beside lxml, the glossary
#              beside other extractors (program catalogues, too: make bench CATALOGUES=folder)
# make fit     fit all weights anew: make fit DATA=folder of NTREX-128 (docs/models.md tells where to get it)
#
# Each makes .venv first and installs what is needed; that is quick when nothing changed.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
BIN := .venv/bin
READY := .venv/.ready
USABLE := .venv/.usable

.PHONY: demo test test-all coverage versions release lint docs pictures bench fit clean locked newest lock

demo: $(USABLE)
	$(BIN)/aligner build seeds/ --out out/
	@echo "Look at it: . .venv/bin/activate; aligner glossary out/parallel --limit 20; aligner review out/comparable"

# A process a core and one thread in each: threads of matrix products that wait for each other cost more than they bring.
# The tests of a file stay together, so that what they share is made once.
# Where the environment forbids compiled modules, every program that a test starts would compile them all again.
PYTEST := PYTHONDONTWRITEBYTECODE= OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n auto --dist loadscope

test: $(READY)
	$(PYTEST) -m "not slow" $(TESTS)

test-all: $(READY)
	$(PYTEST) $(TESTS)

coverage: $(READY)
	$(PYTEST) -m "not slow" --cov --cov-report=term:skip-covered --cov-fail-under=$(FLOOR) $(TESTS)

# What may differ from one Python to the next: reading, writing, texts, commands. The one of .venv has run all tests.
versions: $(READY)
	@for p in 3.11 3.12 3.13 3.14; do \
		if $(BIN)/python -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$$p')"; then continue; fi; \
		python=; for found in python$$p $$HOME/.pyenv/versions/$$p.*/bin/python; do \
			if $$found -c 'import venv, ensurepip' 2>/dev/null; then python=$$found; fi; done; \
		if [ -z "$$python" ]; then echo "Python $$p is not here."; continue; fi; \
		echo "Python $$p"; rm -rf build/python$$p; $$python -m venv build/python$$p || exit 1; \
		pip="build/python$$p/bin/python -m pip install --quiet --quiet --disable-pip-version-check"; \
		$$pip --upgrade "pip>=25.1" && $$pip --editable ".[bidi,docx,html]" --group dev || exit 1; \
		OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 build/python$$p/bin/python -m pytest -q -n auto --dist loadscope \
			-m "not slow" $(or $(TESTS),$(VERSIONED)) || exit 1; \
		rm -rf build/python$$p; \
	done

VERSIONED := tests/contracts tests/text tests/project tests/cli/test_main.py tests/cli/test_doctor.py tests/cli/test_build.py \
	tests/cli/test_machine_output.py tests/test_python.py tests/test_plugins.py tests/test_errors.py tests/test_model.py
FLOOR := 90

# The address of a repository is not known here, so nobody is sent to a wrong one: project.urls wait for it.
release: $(READY)
	@test -z "$$(git status --porcelain)" || { echo "Commit first: the archive holds what is committed."; exit 1; }
	@version=$$($(BIN)/python -c 'from aligner import __version__; print(__version__)'); \
	grep -q "^## $$version" CHANGELOG.md || { echo "CHANGELOG.md has no section of $$version."; exit 1; }
	rm -rf dist build/release
	$(BIN)/python -m venv build/release
	build/release/bin/python -m pip install --quiet --disable-pip-version-check build twine
	build/release/bin/python -m build --outdir dist
	build/release/bin/python -m twine check --strict dist/*
	PACKAGES=dist $(BIN)/python -m pytest -q -m "" tests/test_installed.py
	@ls -l dist

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(READY)
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --group docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "The site is in build/site; open build/site/index.html."

# Of the page it needs Chromium; without it that picture stays as it is.
pictures: $(READY)
	$(BIN)/python -m manual.pictures docs/pictures

# A lock may be for another Python than a package has wheels for; then its digest is that of the source.
locked:
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(USABLE) $(READY)

newest:
	rm -rf .venv
	$(MAKE) $(READY)

lock: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--extra bidi --extra docx --extra html --group lock --custom-compile-command "make lock" --output-file requirements.lock

# One thread: waiting threads would count as CPU time. Without the peers the project's own figures are there still.
bench: $(READY)
	-$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --group bench
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.aligners $(SETS)
	OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/python -m bench.engines
	$(BIN)/python -m bench.runs
	$(BIN)/python -m bench.exchange
	$(BIN)/python -m bench.facts --aside
	$(BIN)/python -m bench.terms
	$(if $(CATALOGUES),$(BIN)/python -m bench.catalogues $(CATALOGUES) es pt_BR fa)
	$(if $(CATALOGUES),$(BIN)/python -m bench.term_checks $(CATALOGUES) es pt_BR fa)

# In this order: each takes what the one before it wrote.
fit: $(READY)
	@test -n "$(DATA)" || { echo "Say where NTREX-128 is: git clone https://github.com/MicrosoftTranslator/NTREX;" \
		"make fit DATA=NTREX"; exit 1; }
	rm -rf build/sets build/handbook
	$(BIN)/python -m bench.make_sets "$(DATA)" build/sets --hold-out .25
	$(if $(HANDBOOK),$(BIN)/python -m bench.make_sets "$(HANDBOOK)" build/handbook --hold-out .5 --documents 34 --copies 2 \
		--kinds parallel abridged)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.fit build/sets/* --only space
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.fit build/sets/* $(if $(HANDBOOK),build/handbook/*) --only ordered bag
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.fit_words build/sets/*
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.fit_facts
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.fit_divergence "$(DATA)"
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench.fit_terms

define NEED_PYTHON
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with venv is needed (Debian, Ubuntu: apt install python3 python3-venv);" \
		"if it has an unusual name: make PYTHON=/path/to/python"; exit 1; }
	@echo "Installing into .venv; the first time this takes a minute or two."
	$(PYTHON) -m venv .venv
endef

# What people use, without what tests and fits need.
$(USABLE): pyproject.toml
	$(NEED_PYTHON)
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable ".[bidi,docx,html,web,xlsx]"
	@touch $(USABLE)

# --group needs pip 25.1; the pip that comes with Python may be older.
$(READY): pyproject.toml
	$(NEED_PYTHON)
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable ".[bidi,docx,html]" --group dev
	@touch $(USABLE) $(READY)

clean:
	rm -rf .venv out build dist *.egg-info
