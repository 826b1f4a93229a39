"""Train the tagger, parser, lemmatiser and name finder. train_core.py GOLD WORK [--minutes N] [--epochs N]

Checkpoints: WORK/core/last.pt (resumed from when there) and WORK/core/best.pt, with averaged weights in 'ema'.
"""
import argparse, collections, os, pickle, random, sys, time

import numpy as np
import torch
import torch.nn.functional as F

import data
from network import LanguageNet
from weights import load_core


def vocabulary(counter, least, first=()):
    words = list(first) + sorted(w for w, n in counter.items() if n >= least and w not in first)
    return {w: i for i, w in enumerate(words)}


def prepare(gold, work, glove_words):
    path = os.path.join(work, "core-data.pkl")
    if os.path.exists(path):
        return pickle.load(open(path, "rb"))
    ewt = data.treebank(f"{gold}/ewt/en_ewt-ud-train.conllu.gz")
    gum = data.treebank(f"{gold}/gum/gum-train.conllu.gz", names=True)
    ud = ewt + gum
    wiki, silver = data.wikigold(f"{gold}/wikigold/wikigold-train.conll"), data.silver(f"{gold}/polnear/silver-tags-train.tsv.gz")
    edits = collections.Counter()
    for s in ud:
        s["edit"] = [data.lemma_edit(f, l) for f, l in zip(s["forms"], s["lemma"])]
        edits.update(e for e in s["edit"] if e)
    words, more = collections.Counter(), collections.Counter()
    for s in ud: words.update(data.lower(f) for f in s["forms"])
    for s in wiki + silver: more.update(data.lower(f) for f in s["forms"])
    for w, n in more.items():
        if n >= 6: words[w] += n
    count = lambda k: collections.Counter(x for s in ud for x in s[k])
    vectors_words, vectors = data.load_vectors(f"{work}/package", glove_words)
    vectors = np.concatenate([np.zeros((1, 100), "float32"), np.clip(vectors, -2.0, 2.0)])
    scale = np.maximum(np.abs(vectors).max(1, keepdims=True), 1e-6) / 127
    vectors = (np.round(vectors / scale) * scale).astype("float32")
    d = {
        "ud": ud, "wiki": wiki, "silver": silver,
        "dev": {"ewt": data.treebank(f"{gold}/ewt/en_ewt-ud-dev.conllu.gz"), "gum": data.treebank(f"{gold}/gum/gum-dev.conllu.gz")},
        "dev_names": data.wikigold(f"{gold}/wikigold/wikigold-dev.conll"),
        "glove": {w: i + 1 for i, w in enumerate(vectors_words)}, "vectors": vectors,
        "word": vocabulary(words, 3, ("<unk>",)),
        "upos": vocabulary(count("upos"), 1), "xpos": vocabulary(count("xpos"), 1), "feats": vocabulary(count("feats"), 2),
        "deprel": vocabulary(count("deprel"), 1), "edit": vocabulary(edits, 3, ("l|0|", "k|0|")),
        "ner": {t: i for i, t in enumerate(["O"] + [p + "-" + l for l in ("PER", "ORG", "LOC", "MISC") for p in "BIES"])},
    }
    pickle.dump(d, open(path, "wb"))
    return d


class Features:
    def __init__(self, d):
        self.d, self.cache = d, {}

    def __call__(self, form):
        f = self.cache.get(form)
        if f is None:
            low = data.lower(form)
            f = [data.lookup_key(low, self.d["glove"]), data.lookup_key(low, self.d["word"])] + data.hashed_features(form)
            self.cache[form] = f
        return f


def noisy(forms, kind):
    if kind == "lower": return [data.lower(f) for f in forms]
    if kind == "upper": return [f.upper() if len(f.upper()) == len(f) else f for f in forms]
    return [f[:1].upper() + f[1:] if len(f) > 3 else f for f in forms]


class Batcher:
    def __init__(self, d, rng):
        self.d, self.rng, self.feat = d, rng, Features(d)

    def groups(self, sentences, words):
        order = sorted(sentences, key=lambda s: len(s["forms"]) + self.rng.random() * 2)
        out, cur = [], []
        for s in order:
            n = len(s["forms"])
            if cur and n * (len(cur) + 1) > words:
                out.append(cur); cur = []
            cur.append(s)
        return out + [cur] if cur else out

    def tensors(self, group, noise):
        d, B = self.d, len(group)
        T = max(len(s["forms"]) for s in group)
        ids = np.zeros((T, B, 8), "int64")
        gold = {k: np.full((T, B), -100, "int64") for k in ("upos", "xpos", "feats", "edit", "head", "deprel", "ner")}
        for b, s in enumerate(group):
            forms, kind, n = s["forms"], None, len(s["forms"])
            if noise and self.rng.random() < noise:
                kind = self.rng.choice(("lower", "lower", "upper", "title"))
                forms = noisy(forms, kind)
            ids[:n, b] = [self.feat(f) for f in forms]
            for k in gold:
                if k not in s: continue
                v = d.get(k)
                gold[k][:n, b] = s[k] if k == "head" else [v.get(x, -100) for x in s[k]]
            if kind in ("upper", "title"):
                gold["edit"][:n, b] = -100
        lengths = torch.tensor([len(s["forms"]) for s in group])
        return torch.from_numpy(ids), lengths, {k: torch.from_numpy(v) for k, v in gold.items()}


def loss_of(net, ids, lengths, gold, weights):
    outs = net.encode(ids, lengths)
    ce = lambda y, g: F.cross_entropy(y.float().flatten(0, 1), g.flatten(), ignore_index=-100, reduction="sum") / max(1, int((g >= 0).sum()))
    total = 0
    has = {k: bool((g >= 0).any()) for k, g in gold.items()}
    if has["xpos"] or has["upos"]:
        for y, k, w in zip(net.tags(outs), ("upos", "xpos", "feats", "edit"), weights["tags"]):
            if has[k]: total = total + w * ce(y, gold[k])
    if has["ner"]:
        total = total + weights["ner"] * ce(net.names(outs), gold["ner"])
    if has["head"]:
        scores, ldep, lhead = net.arcs(outs)
        head = gold["head"].t()
        T = head.shape[1]
        pad = torch.arange(T + 1).unsqueeze(0) > lengths.unsqueeze(1)
        scores = scores.float().masked_fill(pad.unsqueeze(1), -1e4)
        total = total + F.cross_entropy(scores.flatten(0, 1), head.flatten(), ignore_index=-100)
        ok = head >= 0
        b = torch.arange(len(lengths)).unsqueeze(1).expand_as(head)
        y = net.labels(ldep[ok], lhead[b[ok], head[ok]], None)
        total = total + F.cross_entropy(y.float(), gold["deprel"].t()[ok], ignore_index=-100)
    return total


def spans_of(tags):
    out, start = set(), None
    for i, t in enumerate(tags + ["O"]):
        if start is not None and (t[0] in "OBS" or t[2:] != tags[start][2:]):
            out.add((start, i, tags[start][2:])); start = None
        if t != "O" and start is None:
            start = i
    return out


@torch.no_grad()
def evaluate(net, d, batcher):
    net.eval()
    res = {}
    base = [x.split(":")[0] for x in d["deprel"]]
    for name, sents in d["dev"].items():
        c = collections.Counter()
        for group in batcher.groups(sents, 3000):
            ids, lengths, gold = batcher.tensors(group, 0)
            outs = net.encode(ids, lengths)
            for y, k in zip(net.tags(outs), ("upos", "xpos", "feats")):
                c[k] += int((y.argmax(-1) == gold[k]).sum())
            edits = list(d["edit"]); e = net.tags(outs)[3].argmax(-1)
            for b, s in enumerate(group):
                c["lemma"] += sum(data.apply_edit(f, edits[e[i, b]]) == l for i, (f, l) in enumerate(zip(s["forms"], s["lemma"])))
            scores, ldep, lhead = net.arcs(outs)
            pad = torch.arange(scores.shape[2]).unsqueeze(0) > lengths.unsqueeze(1)
            scores = scores.masked_fill(pad.unsqueeze(1), -1e4)
            head = scores.argmax(-1)
            ok = gold["head"].t() >= 0
            b = torch.arange(len(lengths)).unsqueeze(1).expand_as(head)
            lab = net.labels(ldep[ok], lhead[b[ok], head[ok]], None).argmax(-1)
            right = head[ok] == gold["head"].t()[ok]
            c["uas"] += int(right.sum())
            glab = [x.split(":")[0] for s in group for x in s["deprel"]]
            c["las"] += sum(bool(r) and base[l] == g for r, l, g in zip(right.tolist(), lab.tolist(), glab))
            c["n"] += int(ok.sum())
        res.update({f"{name}.{k}": c[k] / c["n"] for k in ("upos", "xpos", "feats", "lemma", "uas", "las")})
    tp = np_ = ng = 0
    names = list(d["ner"])
    for group in batcher.groups(d["dev_names"], 3000):
        ids, lengths, gold = batcher.tensors(group, 0)
        y = net.names(net.encode(ids, lengths)).argmax(-1)
        for b, s in enumerate(group):
            p = {x for x in spans_of([names[k] for k in y[:len(s["forms"]), b].tolist()]) if x[2] != "MISC"}
            g = {x for x in spans_of(s["ner"]) if x[2] != "MISC"}
            tp += len(p & g); np_ += len(p); ng += len(g)
    res["names"] = 2 * tp / max(1, np_ + ng)
    net.train()
    return res


def epoch_batches(d, batcher, rng, args, epoch):
    out = [(g, "ud") for g in batcher.groups(d["ud"], args.batch)]
    silver = [s for s in rng.sample(d["silver"], args.silver)] if args.silver else []
    out += [(g, "silver") for g in batcher.groups(silver, args.batch)] if silver else []
    out += [(g, "wiki") for _ in range(args.wiki) for g in batcher.groups(d["wiki"], args.batch)]
    rng.shuffle(out)
    return out


def config(d, args):
    return {"hidden": args.hidden, "layers": args.layers, "words": len(d["word"]), "word_dim": 64, "drop": args.drop, "word_drop": 0.08,
            "tag_mlp": 256, "ner_mlp": 128, "arc_mlp": 256, "label_mlp": 96, "upos": len(d["upos"]), "xpos": len(d["xpos"]),
            "feats": len(d["feats"]), "edits": len(d["edit"]), "ner": len(d["ner"]), "labels": len(d["deprel"])}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("gold"); ap.add_argument("work")
    ap.add_argument("--epochs", type=int, default=30); ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--minutes", type=float, default=1e9, help="finish the schedule by then, counted over all resumed runs")
    ap.add_argument("--batch", type=int, default=1200); ap.add_argument("--silver", type=int, default=3500); ap.add_argument("--wiki", type=int, default=2)
    ap.add_argument("--hidden", type=int, default=256); ap.add_argument("--layers", type=int, default=4)
    ap.add_argument("--lr", type=float, default=2e-3); ap.add_argument("--drop", type=float, default=0.3)
    ap.add_argument("--name", default="core"); ap.add_argument("--seed", type=int, default=1); ap.add_argument("--noise", type=float, default=0.08)
    ap.add_argument("--start", help="a weight file to go on from, where there is no checkpoint")
    ap.add_argument("--bf16", action="store_true", help="matrix products in bfloat16 (four times as fast where the CPU has AMX)")
    args = ap.parse_args()
    torch.set_num_threads(args.threads); torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    d = prepare(args.gold, args.work, 160000)
    batcher = Batcher(d, rng)
    cfg = config(d, args)
    net = LanguageNet(cfg, d["vectors"])
    if args.start: load_core(net, d, args.start)
    params = [p for p in net.parameters() if p.requires_grad]
    print({k: len(d[k]) for k in ("ud", "wiki", "silver", "word", "upos", "xpos", "feats", "deprel", "edit")}, "parameters", sum(p.numel() for p in params), flush=True)
    opt = torch.optim.AdamW(params, lr=args.lr, betas=(0.9, 0.98), eps=1e-8, weight_decay=0.01)
    ema = [p.detach().clone() for p in params]
    folder = os.path.join(args.work, args.name); os.makedirs(folder, exist_ok=True)
    last, start_epoch, step, spent, best = os.path.join(folder, "last.pt"), 0, 0, 0.0, 0.0
    if os.path.exists(last):
        c = torch.load(last)
        for p, v in zip(params, c["raw"]): p.data.copy_(v)
        for e, v in zip(ema, c["ema"]): e.copy_(v)
        opt.load_state_dict(c["opt"]); start_epoch, step, spent, best = c["epoch"], c["step"], c["spent"], c["best"]
        print("resumed at epoch", start_epoch, flush=True)
    begun = time.time()
    weights = {"ud": {"tags": (0.5, 0.5, 0.5, 0.5), "ner": 0.5}, "silver": {"tags": (0, 0.4, 0, 0), "ner": 0.7}, "wiki": {"tags": (0, 0, 0, 0), "ner": 1.0}}
    for epoch in range(start_epoch, args.epochs):
        rng.seed(args.seed * 1000 + epoch); torch.manual_seed(args.seed * 1000 + epoch)
        batches = epoch_batches(d, batcher, rng, args, epoch)
        seen, total, t0 = 0, 0.0, time.time()
        for i, (group, kind) in enumerate(batches):
            gone = (spent + time.time() - begun) / 60 / args.minutes
            progress = max((epoch + i / len(batches)) / args.epochs, gone)
            rate = args.lr * min(1, (step + 1) / 300) * max(0.0, 1 - max(0.0, progress - 0.1) / 0.9)
            for g in opt.param_groups: g["lr"] = rate
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=args.bf16):
                loss = loss_of(net, *batcher.tensors(group, args.noise), weights[kind])
            opt.zero_grad(set_to_none=True); loss.backward()
            torch.nn.utils.clip_grad_norm_(params, 3.0)
            opt.step(); step += 1
            keep = min(0.998, (1 + step) / (20 + step))
            torch._foreach_mul_(ema, keep); torch._foreach_add_(ema, [p.detach() for p in params], alpha=1 - keep)
            seen += sum(len(s["forms"]) for s in group); total += float(loss)
            if i % 50 == 49:
                print(f"  {epoch} {i + 1}/{len(batches)} loss {total / (i + 1):.3f} {seen / (time.time() - t0):.0f} words/s", flush=True)
        raw = [p.detach().clone() for p in params]
        for p, e in zip(params, ema): p.data.copy_(e)
        res = evaluate(net, d, batcher)
        score = res["ewt.las"] + res["gum.las"] + res["ewt.upos"] + res["ewt.lemma"] + 0.5 * res["names"]
        c = {"cfg": cfg, "raw": raw, "ema": ema, "epoch": epoch + 1, "step": step, "spent": spent + time.time() - begun, "best": max(best, score),
             "result": res, "opt": opt.state_dict(), "net": net.state_dict()}
        torch.save(c, last + ".new"); os.replace(last + ".new", last)
        if score > best:
            best = score
            torch.save({"cfg": cfg, "net": net.state_dict(), "result": res, "epoch": epoch + 1}, os.path.join(folder, "best.pt"))
        for p, v in zip(params, raw): p.data.copy_(v)
        print(f"epoch {epoch + 1} loss {total / len(batches):.3f} minutes {(spent + time.time() - begun) / 60:.1f} " +
              " ".join(f"{k} {v:.4f}" for k, v in res.items()), flush=True)
        if (spent + time.time() - begun) / 60 > args.minutes: break


if __name__ == "__main__":
    main()
