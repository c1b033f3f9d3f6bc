"""Writes the graph of one layer of multilingual-e5-small, its products in whole numbers of 8 bits, for onnxruntime.

    python -m bench.layer_graph

It holds no weights: ``aligner/encoders/_e5_integers.py`` hands them to it. Inputs: ``states`` (tokens, d) and ``shape``
(texts, tokens of each, 3 d); output: ``after`` (tokens, d).
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from aligner.encoders import _e5_integers as network

PATH = Path(network.__file__).with_name(network.GRAPH)
MICROSOFT = "com.microsoft"
"""Operators that onnxruntime brings beside those of ONNX."""
WIDTH, HEADS, INNER = network.SIZES
EPSILON = 1e-12
CONSTANTS = {
    "step": np.float32(1 / 127),
    "least": np.float32(1e-12),
    "flat": np.array([-1], np.int64),
    "rows": np.array([-1, WIDTH], np.int64),
    "thirds": np.array([WIDTH] * 3, np.int64),
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

    def product(self, states: str, weights: str) -> str:
        """States times weights: each row in steps of its own, so that its greatest value is 127 of them."""
        greatest = self.one("ReduceMax", self.one("Abs", states), axes=[-1], keepdims=1)
        step = self.one("Max", self.one("Mul", greatest, "step"), "least")
        flat = self.one("Reshape", step, "flat")
        middle = self.one("Expand", "middle", self.one("Shape", flat))
        whole = self.one("QuantizeLinear", states, flat, middle, axis=0)
        given = [whole, weights, "one", f"{weights}.step", "middle", "none"]
        return self.one("Mul", self.one("MatMulIntegerToFloat", *given, domain=MICROSOFT), step)

    def normalised(self, added: str, states: str, name: str, bias: str) -> str:
        """The sum of both and the bias, normalised."""
        given = [added, states, f"{name}.scale", f"{name}.shift", bias]
        return self.one("SkipLayerNormalization", *given, domain=MICROSOFT, epsilon=EPSILON)


def layer() -> onnx.ModelProto:
    nodes = Nodes()
    beside = nodes.one("Reshape", nodes.one("Add", nodes.product("states", "qkv"), "qkv.bias"), "shape")
    parts = nodes.add("Split", beside, "thirds", outputs=3, axis=-1)
    context = nodes.one("MultiHeadAttention", *parts, domain=MICROSOFT, num_heads=HEADS, scale=1.0)
    out = nodes.product(nodes.one("Reshape", context, "rows"), "out")
    seen = nodes.normalised(out, "states", "seen", "out.bias")
    inner = nodes.one("FastGelu", nodes.product(seen, "inner"), "inner.bias", domain=MICROSOFT)
    after = nodes.normalised(nodes.product(inner, "outer"), seen, "thought", "outer.bias")
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
    products = {"qkv": (WIDTH, 3 * WIDTH), "out": (WIDTH, WIDTH), "inner": (WIDTH, INNER), "outer": (INNER, WIDTH)}
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
