"""Reads a weight file (src/neural/weight_file.h) back into the networks, so that training can go on from models/en.dgm alone.

What the file lacks keeps its first values: the name head of train_core.py.
"""
import struct

import numpy as np
import torch

import data


def tensors(path):
    blob = open(path, "rb").read()
    magic, _, n, size, _ = struct.unpack_from("<8sIIQQ", blob)
    if magic != b"DRAGOMAN" or size != len(blob): raise SystemExit(f"{path}: not a whole weight file")
    out = {}
    for i in range(n):
        name, kind, rows, columns, _, offset = struct.unpack_from("<40sIIIIQ", blob, 32 + 64 * i)
        kinds = {0: ("u1", 1), 1: ("i1", 1), 2: ("<f4", 4)}
        out[name.rstrip(b"\0").decode()] = np.frombuffer(blob, kinds[kind][0], rows * columns, offset).reshape(rows, columns)
    return out


def load_core(net, d, path):
    """Fills `net` (a LanguageNet over the vocabularies of `d`) with the weights of the file at `path`."""
    t = tensors(path)
    whole = lambda name: torch.tensor(t[name + ".q"].astype("float32") * t[name + ".scale"])
    floats = lambda name, like: torch.tensor(t[name].reshape(like.shape).copy())
    for label in ("upos", "xpos", "feats", "deprel"):
        if t["labels." + label].tobytes().decode().split("\n") != [x for x, _ in sorted(d[label].items(), key=lambda p: p[1])]:
            raise SystemExit(f"{path}: its {label} labels are not those of the data")
    if t["words"].tobytes().decode().split("\n") != [x for x, _ in sorted(d["word"].items(), key=lambda p: p[1])]:
        raise SystemExit(f"{path}: its words are not those of the data")
    with torch.no_grad():
        net.encoder.word.weight.copy_(whole("word"))
        for i, (name, _, _) in enumerate(data.HASHED):
            net.encoder.hashed[i].weight.copy_(whole("hash." + name))
        for i, layer in enumerate(net.encoder.layers):
            layer.weight.copy_(whole(f"enc.{i}.w"))
            layer.peep.copy_(floats(f"enc.{i}.peep", layer.peep)); layer.bias.copy_(floats(f"enc.{i}.bias", layer.bias))
        for name in ("tag", "arc"):
            mix, p = getattr(net, "mix_" + name), torch.tensor(t["mix." + name].reshape(-1).copy())
            mix.gain.fill_(float(p.sum())); mix.w.copy_((p / p.sum()).clamp(min=1e-6).log())
        for name in ("tag_mlp", "tag_out", "arc_mlp"):
            layer = getattr(net, name)
            layer.weight.copy_(whole(name)); layer.bias.copy_(floats(name + ".bias", layer.bias))
        net.arc_u.copy_(whole("arc_u")); net.arc_bias.copy_(floats("arc_u.bias", net.arc_bias)); net.root.copy_(floats("root", net.root))
        K, L = net.cfg["labels"], net.cfg["label_mlp"]
        big, bias = whole("label_u").reshape(L + 1, -1, L), torch.tensor(t["label_u.bias"].reshape(L + 1, -1).copy())
        net.label_u.copy_(big[:L, :K].permute(1, 0, 2).reshape(K * L, L))
        net.label_head.weight.copy_(bias[:L, :K].t())
        net.label_dep.weight.copy_(big[L, :K]); net.label_dep.bias.copy_(bias[L, :K])


def load_names(net, path):
    """Fills `net` (a NameNet) with the name finder of the file at `path`."""
    t = tensors(path)
    with torch.no_grad():
        p = torch.tensor(t["mix.ner"].reshape(-1).copy())
        net.mix.gain.fill_(float(p.sum())); net.mix.w.copy_((p / p.sum()).clamp(min=1e-6).log())
        net.layer.weight.copy_(torch.tensor(t["ner.layer.w.q"].astype("float32") * t["ner.layer.w.scale"]))
        net.layer.peep.copy_(torch.tensor(t["ner.layer.peep"].reshape(net.layer.peep.shape).copy()))
        net.layer.bias.copy_(torch.tensor(t["ner.layer.bias"].reshape(net.layer.bias.shape).copy()))
        net.out.weight.copy_(torch.tensor(t["ner_out.q"].astype("float32") * t["ner_out.scale"]))
        net.out.bias.copy_(torch.tensor(t["ner_out.bias"].reshape(-1).copy()))
        net.trans.copy_(torch.tensor(t["ner.follow"].reshape(net.trans.shape).copy()))
