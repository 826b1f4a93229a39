"""Write the weight file that src/neural/weight_file.h describes. export.py WORK OUT [--core FOLDER] [--file best.pt]"""
import argparse, collections, os, pickle, struct

import numpy as np
import torch

import data, text_data as td, weights

BYTES, INT8, FLOAT = 0, 1, 2
EWT_SENTENCES = 12544   # of the training part, which data preparation puts first
VERSION, ODD = 1, 0x9E3779B97F4A7C15


class Writer:
    def __init__(self):
        self.entries = []

    def add(self, name, kind, rows, columns, blob):
        assert len(name) < 40
        self.entries.append((name, kind, rows, columns, blob))

    def text(self, name, text):
        blob = text.encode("utf-8")
        self.add(name, BYTES, 1, len(blob), blob)

    def lines(self, name, words):
        assert all("\n" not in w for w in words)
        self.text(name, "\n".join(words))

    def floats(self, name, array):
        a = np.ascontiguousarray(array, "<f4")
        a = a.reshape(-1, 1) if a.ndim == 1 else a
        self.add(name, FLOAT, a.shape[0], a.shape[1], a.tobytes())

    def quantized(self, name, array, bias=None):
        """int8 rows, each with the factor that its largest value asks for."""
        a = np.asarray(array, "float32")
        scale = np.maximum(np.abs(a).max(1), 1e-12) / 127
        self.add(name + ".q", INT8, a.shape[0], a.shape[1], np.round(a / scale[:, None]).astype("int8").tobytes())
        self.floats(name + ".scale", scale)
        if bias is not None: self.floats(name + ".bias", bias)

    def copy(self, path, prefixes):
        """Takes over the tensors of another weight file whose names begin so."""
        kinds = {"uint8": BYTES, "int8": INT8, "float32": FLOAT}
        for name, t in weights.tensors(path).items():
            if name.startswith(prefixes): self.add(name, kinds[str(t.dtype)], t.shape[0], t.shape[1], t.tobytes())

    def write(self, path):
        offset, table, body = 32 + 64 * len(self.entries), b"", b""
        for name, kind, rows, columns, blob in self.entries:
            pad = -offset % 64
            body += b"\0" * pad; offset += pad
            table += struct.pack("<40sIIIIQ", name.encode(), kind, rows, columns, 0, offset)
            body += blob; offset += len(blob)
        rest = table + body
        rest += b"\0" * (-len(rest) % 8)
        words = np.frombuffer(rest, "<u8")
        factor = (2 * np.arange(len(words), dtype="uint64") + 1) * np.uint64(ODD)
        with np.errstate(over="ignore"):
            checksum = int((words * factor).sum(dtype="uint64"))
        with open(path, "wb") as f:
            f.write(struct.pack("<8sIIQQ", b"DRAGOMAN", VERSION, len(self.entries), 32 + len(rest), checksum) + rest)
        return 32 + len(rest)


def sru(w, name, net, prefix):
    w.quantized(name + ".w", net[prefix + ".weight"])
    w.floats(name + ".peep", net[prefix + ".peep"]); w.floats(name + ".bias", net[prefix + ".bias"])


def mix(w, name, net, prefix):
    p = np.exp(net[prefix + ".w"] - net[prefix + ".w"].max())
    w.floats("mix." + name, p / p.sum() * net[prefix + ".gain"])


def export_names(w, net):
    mix(w, "ner", net, "mix"); sru(w, "ner.layer", net, "layer")
    w.quantized("ner_out", net["out.weight"], net["out.bias"]); w.floats("ner.follow", net["trans"])


def in_order(vocab):
    return [x for x, _ in sorted(vocab.items(), key=lambda t: t[1])]


def export_core(w, d, cfg, net, vectors_kept):
    words = in_order(d["glove"])[:vectors_kept]
    w.lines("vectors.words", words)
    w.quantized("vectors", d["vectors"][:len(words) + 1])
    w.lines("words", in_order(d["word"])); w.quantized("word", net["encoder.word.weight"])
    for i, (name, _, _) in enumerate(data.HASHED):
        w.quantized("hash." + name, net[f"encoder.hashed.{i}.weight"])
    for i in range(cfg["layers"]):
        sru(w, f"enc.{i}", net, f"encoder.layers.{i}")
    for m in ("tag", "arc"): mix(w, m, net, f"mix_{m}")
    for m in ("tag_mlp", "tag_out", "arc_mlp"):
        w.quantized(m, net[m + ".weight"], net[m + ".bias"])
    w.quantized("arc_u", net["arc_u"], net["arc_bias"])
    w.floats("root", net["root"])
    for name in ("upos", "xpos", "feats", "ner", "deprel"):
        w.lines("labels." + name, in_order(d[name]))
    w.lines("labels.edits", in_order(d["edit"]))
    # label_u[k * L + l] -> block l of one number a label; the head's own weights are the bias, the dependent's a last block
    K, L = cfg["labels"], cfg["label_mlp"]
    K16 = (K + 15) // 16 * 16
    big, bias = np.zeros((L + 1, K16, L), "float32"), np.zeros((L + 1, K16), "float32")
    big[:L, :K] = net["label_u"].reshape(K, L, L).transpose(1, 0, 2)
    bias[:L, :K] = net["label_head.weight"].T
    big[L, :K], bias[L, :K] = net["label_dep.weight"], net["label_dep.bias"]
    w.quantized("label_u", big.reshape(-1, L), bias.reshape(-1))


def irregular(d, ewt_sentences):
    """'form UPOS' -> lemma, where the treebanks mostly agree; EWT, the house style, counts twice."""
    count = collections.defaultdict(collections.Counter)
    for i, s in enumerate(d["ud"]):
        for f, u, l in zip(s["forms"], s["upos"], s["lemma"]):
            count[data.lower(f) + " " + u][l] += 2 if i < ewt_sentences else 1
    out = {}
    for key, c in count.items():
        lemma, n = c.most_common(1)[0]
        total = sum(c.values())
        if total >= 2 and n / total >= (0.9 if key.endswith(" PROPN") else 0.6): out[key] = lemma
    return sorted(out.items())


def export_text(w, gaps, splits):
    net = {k: v.numpy() for k, v in gaps["net"].items()}
    dim = net["chars.weight"].shape[1]
    table = [net["chars.weight"] @ net["window.weight"][:, i * dim:(i + 1) * dim].T for i in range(2 * td.WINDOW)]
    w.floats("tok.window", np.concatenate(table))
    w.floats("tok.flags", np.concatenate([net[f"flags.{i}.weight"] for i in range(len(td.FLAGS))]))
    w.floats("tok.bias", net["window.bias"])
    w.floats("tok.mid", net["mid.weight"].T); w.floats("tok.mid.bias", net["mid.bias"])
    w.floats("tok.out", net["out.weight"]); w.floats("tok.out.bias", net["out.bias"])
    w.lines("tok.splittable", gaps["splittable"])
    net = {k: v.numpy() for k, v in splits["net"].items()}
    w.quantized("split.suf3", net["suffix.weight"]); w.quantized("split.shape", net["shape.weight"]); w.quantized("split.gap", net["gap.weight"])
    for i in range(2): sru(w, f"split.{i}", net, f"layers.{i}")
    w.floats("split.out", net["out.weight"].reshape(-1)); w.floats("split.out.bias", net["out.bias"])


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("work"); ap.add_argument("out")
    ap.add_argument("--names", default="names.pt"); ap.add_argument("--base", help="a weight file whose names, tokeniser and splitter stay where WORK has none")
    ap.add_argument("--core", default="core"); ap.add_argument("--file", default="best.pt"); ap.add_argument("--vectors", type=int, default=160000)
    a = ap.parse_args()
    d = pickle.load(open(f"{a.work}/core-data.pkl", "rb"))
    c = torch.load(f"{a.work}/{a.core}/{a.file}", map_location="cpu")
    w = Writer()
    w.text("description", "Dragoman English: UD tags, lemmas, trees and names. Trained on UD English EWT and GUM, WikiGold, PolNeAR's silver tags; "
           "GloVe vectors. Weights: CC BY-SA 4.0.")
    export_core(w, d, c["cfg"], {k: v.numpy() for k, v in c["net"].items() if k != "encoder.glove.weight"}, a.vectors)
    pairs = irregular(d, EWT_SENTENCES)
    w.lines("irregular.keys", [k for k, _ in pairs]); w.lines("irregular.lemmas", [l for _, l in pairs])
    if os.path.exists(f"{a.work}/{a.names}"):
        export_names(w, {k: v.numpy() for k, v in torch.load(f"{a.work}/{a.names}")["net"].items()})
    else:
        w.copy(a.base, ("mix.ner", "ner.", "ner_out"))
    if os.path.exists(f"{a.work}/gaps.pt"):
        export_text(w, torch.load(f"{a.work}/gaps.pt"), torch.load(f"{a.work}/splits.pt"))
    else:
        w.copy(a.base, ("tok.", "split."))
    print(a.out, w.write(a.out), "bytes; epoch", c["epoch"], c["result"])


if __name__ == "__main__":
    main()
