"""The graph of one layer of multilingual-e5-small, which onnxruntime runs: written by ``bench/layer_graph.py``, without
weights. A file of its own, as what is kept of texts is told apart by it before any network is opened."""

from importlib.resources import files

NAME = "_e5_layer.onnx"


def read() -> bytes:
    """What the file holds."""
    return (files(__package__) / NAME).read_bytes()
