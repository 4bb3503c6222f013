"""Writes a trained reader as an ONNX file with int8 weights, for ONNX Runtime on a processor.

The graph is laid by hand rather than traced: dynamic int8 products (`DynamicQuantizeMatMul`, attention in one node), so that nothing
is left to be fused when the file is loaded. Inputs `ids` and `kinds` (int64, lines by pieces;
piece 0 is filling, kind 0 the turn itself and 1 what was said before); outputs `logits` (lines by outputs) and `marks`
(lines by pieces: how much a word looks like one that a person would underline; far below nought outside the turn's own words).
"""
import math

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

PART = 102
LEAD = 2
REPORT = 3
# Quantised products of 7 bits cannot overflow the 16 bits in which processors without VNNI add two of them up.
BITS7 = 63


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def constant(self, name, value):
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def add(self, op, inputs, domain="", outputs=1, **attributes):
        self.count += 1
        names = [f"{op}_{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def product(self, x, name, weight, bias, limit):
        """x times a matrix (inputs by outputs) in int8, one scale for each output, and the bias."""
        scale = np.maximum(np.abs(weight).max(0), 1e-9).astype(np.float32) / limit
        quantised = np.clip(np.rint(weight / scale), -limit, limit).astype(np.int8)
        return self.add("DynamicQuantizeMatMul", [x, self.constant(name + ".q", quantised), self.constant(name + ".scale", scale),
                        self.constant(name + ".zero", np.zeros(len(scale), np.int8)), self.constant(name + ".bias", bias)], "com.microsoft")

    def normal(self, x, name, w):
        # The runtime's own fusion of this with the sum before it is several times as slow, so `Encoder.cs` asks for none.
        return self.add("LayerNormalization", [x, self.constant(name + ".w", w[name + ".weight"]), self.constant(name + ".b", w[name + ".bias"])], axis=-1, epsilon=1e-12)

    def rows(self, ids, name, table):
        """Rows of a table kept in int8, one scale for each row."""
        scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9).astype(np.float32) / 127
        quantised = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
        picked = self.add("Cast", [self.add("Gather", [self.constant(name + ".q", quantised), ids])], to=TensorProto.FLOAT)
        return self.add("Mul", [picked, self.add("Gather", [self.constant(name + ".scale", scale), ids])])


def write(path, weights, heads=12, layers=6, limit=BITS7):
    """weights: name to array, as reader.py's model names them."""
    w = {name: np.asarray(value, np.float32) for name, value in weights.items()}
    width, outputs = w["word.weight"].shape[1], w["said.weight"].shape[0]
    g = Graph()
    one, zero = g.constant("one", np.array(1, np.int64)), g.constant("zero", np.array(0, np.int64))
    length = g.add("Gather", [g.add("Shape", ["ids"]), one])
    places = g.add("Range", [zero, length, one])
    x = g.add("Add", [g.rows("ids", "word", w["word.weight"]), g.rows("kinds", "kind", w["kind.weight"])])
    x = g.add("Add", [x, g.rows(places, "place", w["place.weight"])])
    x = g.normal(x, "norm", w)
    filled = g.add("Equal", ["ids", zero])
    mask = g.add("Cast", [g.add("Not", [filled])], to=TensorProto.INT32)
    for i in range(layers):
        p, before = f"layers.{i}.", x
        parts = [g.product(x, f"{p}{part}", w[f"{p}qkv.weight"][k * width:(k + 1) * width].T, w[f"{p}qkv.bias"][k * width:(k + 1) * width], limit) for k, part in enumerate("qkv")]
        a = g.add("MultiHeadAttention", [*parts, "", mask], "com.microsoft", num_heads=heads)
        a = g.product(a, p + "o", w[p + "o.weight"].T, w[p + "o.bias"], limit)
        x = g.normal(g.add("Add", [a, x]), p + "n1", w)
        f = g.add("Gelu", [g.product(x, p + "i", w[p + "i.weight"].T, w[p + "i.bias"], limit)], "com.microsoft")
        f = g.product(f, p + "j", w[p + "j.weight"].T, w[p + "j.bias"], limit)
        last, x = before, g.normal(g.add("Add", [f, x]), p + "n2", w)
    said = g.add("Add", [g.add("MatMul", [x, g.constant("said.w", w["said.weight"].T)]), g.constant("said.b", w["said.bias"])])
    lead = g.add("GreaterOrEqual", [places, g.constant("lead", np.array(LEAD, np.int64))])
    own = g.add("And", [g.add("And", [g.add("Equal", ["kinds", zero]), g.add("Not", [g.add("Equal", ["ids", g.constant("part", np.array(PART, np.int64))])])]), g.add("And", [g.add("Not", [filled]), lead])])
    off = g.add("Unsqueeze", [g.add("Where", [own, g.constant("on", np.array(0, np.float32)), g.constant("off", np.array(-1e4, np.float32))]), g.constant("last", np.array([-1], np.int64))])
    together = g.add("ReduceLogSumExp", [g.add("Add", [said, off])], axes=[1], keepdims=0)
    marked = g.add("Add", [g.add("MatMul", [g.add("Concat", [last, x], axis=-1), g.constant("marked.w", w["marked.weight"].T)]), off])
    g.nodes.append(helper.make_node("Squeeze", [marked, "last"], ["marks"]))
    first = g.add("Gather", [x, zero], axis=1)
    whole = g.add("Add", [g.add("MatMul", [first, g.constant("whole.w", w["whole.weight"].T)]), g.constant("whole.b", w["whole.bias"] - math.log(4))])
    report = g.add("Cast", [g.add("Equal", [g.add("Gather", ["ids", g.constant("role", np.array([1], np.int64))], axis=1), g.constant("report", np.array(REPORT, np.int64))])], to=TensorProto.FLOAT)
    told = g.add("Add", [g.add("MatMul", [first, g.constant("told.w", w["told.weight"].T)]), g.constant("told.b", w["told.bias"])])
    g.nodes.append(helper.make_node("Add", [g.add("Add", [together, whole]), g.add("Mul", [told, report])], ["logits"]))
    shape = lambda name, kind, dims: helper.make_tensor_value_info(name, kind, dims)
    graph = helper.make_graph(g.nodes, "reader", [shape("ids", TensorProto.INT64, ["lines", "pieces"]), shape("kinds", TensorProto.INT64, ["lines", "pieces"])],
                              [shape("logits", TensorProto.FLOAT, ["lines", outputs]), shape("marks", TensorProto.FLOAT, ["lines", "pieces"])], g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)], producer_name="framekeeper")
    model.ir_version = 8
    onnx.save(model, path)
