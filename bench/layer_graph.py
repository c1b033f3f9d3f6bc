"""Writes the graph of one layer of multilingual-e5-small, its products in whole numbers of 8 bits, for onnxruntime.

    python -m bench.layer_graph

It holds no weights: ``aligner/encoders/_e5_integers.py`` hands them to it. Inputs: ``states`` (tokens, d) and ``shape``
(texts, tokens of each, d); output: ``after`` (tokens, d).

Products take a quarter of the time, so what is between them counts: normalising by nodes of its own and three products
for query, key and value, instead of ``SkipLayerNormalization`` and a ``Split``, save a quarter of all.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from aligner.encoders import _e5_graph
from aligner.encoders import _e5_integers as network

PATH = Path(_e5_graph.__file__).with_name(_e5_graph.NAME)
MICROSOFT = "com.microsoft"
"""Operators that onnxruntime brings beside those of ONNX."""
WIDTH, HEADS, INNER = network.SIZES
EPSILON = 1e-12
CONSTANTS = {
    "step": np.float32(1 / 127),
    "least": np.float32(1e-12),
    "dip": np.float32(0.1701 / 127),
    "flat": np.array([-1], np.int64),
    "rows": np.array([-1, WIDTH], np.int64),
    "width": np.float32(WIDTH),
    "epsilon": np.float32(EPSILON),
    "middle": np.uint8(128),
    "none": np.int8(0),
    "one": np.float32(1),
}


class Nodes(list[onnx.NodeProto]):
    """Nodes in the order in which they are run."""

    def add(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **settings: object) -> list[str]:
        """The names of what a new node makes."""
        names = [f"{len(self)}.{n}" for n in range(outputs)]
        self.append(helper.make_node(kind, list(inputs), names, domain=domain, **settings))
        return names

    def one(self, kind: str, *inputs: str, domain: str = "", **settings: object) -> str:
        """The name of the one thing that a new node makes."""
        return self.add(kind, *inputs, domain=domain, **settings)[0]

    def whole(self, states: str) -> tuple[str, str]:
        """States in whole numbers, each row in steps of its own, so that its greatest value is 127 of them; and the
        steps (rows, 1)."""
        return self._whole(states, self.one("ReduceMax", self.one("Abs", states), axes=[-1], keepdims=1), "least")

    def whole_bent(self, states: str) -> tuple[str, str]:
        """The same of what GELU gives, which nowhere goes below -0.1701: no row is to be looked at for that."""
        return self._whole(states, self.one("ReduceMax", states, axes=[-1], keepdims=1), "dip")

    def _whole(self, states: str, greatest: str, least: str) -> tuple[str, str]:
        steps = self.one("Max", self.one("Mul", greatest, "step"), least)
        flat = self.one("Reshape", steps, "flat")
        middle = self.one("Expand", "middle", self.one("Shape", flat))
        return self.one("QuantizeLinear", states, flat, middle, axis=0), steps

    def product(self, whole: tuple[str, str], weights: str) -> str:
        """Whole numbers with their steps, times weights."""
        numbers, steps = whole
        given = [numbers, weights, "one", f"{weights}.step", "middle", "none"]
        return self.one("Mul", self.one("MatMulIntegerToFloat", *given, domain=MICROSOFT), steps)

    def normalised(self, added: str, states: str, name: str, bias: str) -> str:
        """The sum of both and the bias, normalised."""
        both = self.one("Add", self.one("Add", added, bias), states)
        shifted = self.one("Sub", both, self.one("ReduceMean", both, axes=[-1], keepdims=1))
        variance = self.one("Div", self.one("ReduceSumSquare", shifted, axes=[-1], keepdims=1), "width")
        inverse = self.one("Div", "one", self.one("Sqrt", self.one("Add", variance, "epsilon")))
        return self.one("Add", self.one("Mul", self.one("Mul", shifted, inverse), f"{name}.scale"), f"{name}.shift")


def layer() -> onnx.ModelProto:
    nodes = Nodes()
    own = nodes.whole("states")
    heads = [
        nodes.one("Reshape", nodes.one("Add", nodes.product(own, name), f"{name}.bias"), "shape")
        for name in ("query", "key", "value")
    ]
    context = nodes.one("MultiHeadAttention", *heads, domain=MICROSOFT, num_heads=HEADS, scale=1.0)
    out = nodes.product(nodes.whole(nodes.one("Reshape", context, "rows")), "out")
    seen = nodes.normalised(out, "states", "seen", "out.bias")
    inner = nodes.product(nodes.whole(seen), "inner")
    bent = nodes.one("FastGelu", inner, "inner.bias", domain=MICROSOFT)
    after = nodes.normalised(nodes.product(nodes.whole_bent(bent), "outer"), seen, "thought", "outer.bias")
    nodes.append(helper.make_node("Identity", [after], ["after"]))
    graph = helper.make_graph(
        nodes,
        "layer",
        [
            helper.make_tensor_value_info("states", TensorProto.FLOAT, ["tokens", WIDTH]),
            helper.make_tensor_value_info("shape", TensorProto.INT64, [3]),
        ],
        [helper.make_tensor_value_info("after", TensorProto.FLOAT, ["tokens", WIDTH])],
        [numpy_helper.from_array(np.asarray(value), name) for name, value in CONSTANTS.items()] + list(given()),
    )
    # The oldest that have all of it.
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8)


def given() -> list[TensorProto]:
    """What is handed over when the graph is loaded."""
    square = dict.fromkeys(("query", "key", "value", "out"), (WIDTH, WIDTH))
    products = square | {"inner": (WIDTH, INNER), "outer": (INNER, WIDTH)}
    found = []
    for name, (rows, columns) in products.items():
        found.append(_tensor(name, TensorProto.INT8, rows, columns))
        found += [_tensor(f"{name}.{part}", TensorProto.FLOAT, columns) for part in ("step", "bias")]
    for name in ("seen", "thought"):
        found += [_tensor(f"{name}.{part}", TensorProto.FLOAT, WIDTH) for part in ("scale", "shift")]
    return found


def _tensor(name: str, kind: int, *sizes: int) -> TensorProto:
    tensor = TensorProto(name=name, data_type=kind, dims=sizes, data_location=TensorProto.EXTERNAL)
    tensor.external_data.add(key="location", value="given")
    return tensor


if __name__ == "__main__":
    PATH.write_bytes(layer().SerializeToString(deterministic=True))
    print(f"{PATH.name}: {PATH.stat().st_size} bytes")
