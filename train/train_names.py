"""Train the name finder on top of the finished encoder. train_names.py GOLD WORK

The encoder stays as it is: its outputs are computed once for WikiGold and some silver news, then one
recurrent layer and a linear-chain CRF (Lafferty et al. 2001) learn on them.
"""
import argparse, os, random, time

import torch
from torch import nn

import data
from network import LanguageNet, Mix, Sru, flipper, same_mask
from train_core import Batcher, prepare
from weights import load_names


def allowed(tags):
    """[n + 1, n + 1] of 0 or -1e4; the last row and column stand for outside of the sentence."""
    n = len(tags)
    out = torch.zeros(n + 1, n + 1)
    for i, a in enumerate(list(tags) + ["O"]):
        for j, b in enumerate(list(tags) + ["O"]):
            opened = a[0] in "BI"
            if opened != (b[0] in "IE") or (opened and a[2:] != b[2:]): out[i, j] = -1e4
    return out


class NameNet(nn.Module):
    def __init__(self, layers, width, extra, tags, hidden=96, drop=0.4):
        super().__init__()
        self.mix, self.layer, self.drop = Mix(layers), Sru(width + extra, hidden), drop
        self.out = nn.Linear(2 * hidden, len(tags))
        self.trans = nn.Parameter(torch.zeros(len(tags) + 1, len(tags) + 1))
        self.register_buffer("mask", allowed(tags))

    def forward(self, outs, x, lengths):
        h = torch.cat([self.mix(outs), x], -1)
        if self.training: h = h * same_mask(h, self.drop)
        h = self.layer(h, flipper(lengths, h.shape[0]))
        if self.training: h = h * same_mask(h, self.drop)
        return self.out(h)

    def partition(self, scores, lengths):
        trans = self.trans + self.mask
        n = scores.shape[2]
        alpha = scores[0] + trans[n, :n]
        for t in range(1, scores.shape[0]):
            step = torch.logsumexp(alpha.unsqueeze(2) + trans[:n, :n], 1) + scores[t]
            alpha = torch.where((t < lengths).unsqueeze(1), step, alpha)
        return torch.logsumexp(alpha + trans[:n, n], 1).sum()

    def loss(self, scores, gold, lengths):
        """Negative log likelihood a word of the gold tags; where gold is -100 every tag will do."""
        wrong = torch.ones_like(scores).scatter_(2, gold.clamp(min=0).unsqueeze(2), 0.0) * (gold >= 0).unsqueeze(2)
        return (self.partition(scores, lengths) - self.partition(scores - 1e4 * wrong, lengths)) / (gold >= 0).sum().clamp(min=1)

    def decode(self, scores):
        """Best tags of one sentence's scores [T, n]."""
        trans = self.trans + self.mask
        n, back = scores.shape[1], []
        best = scores[0] + trans[n, :n]
        for t in range(1, len(scores)):
            top, frm = (best.unsqueeze(1) + trans[:n, :n]).max(0)
            back.append(frm); best = top + scores[t]
        tag = int((best + trans[:n, n]).argmax()); out = [tag]
        for frm in reversed(back):
            tag = int(frm[tag]); out.append(tag)
        return out[::-1]


def features(net, batcher, sentences, noise, words=2500):
    """[(outs, input, lengths, gold)] with the frozen encoder's outputs in half precision."""
    out = []
    with torch.no_grad():
        for group in batcher.groups(sentences, words):
            ids, lengths, gold = batcher.tensors(group, noise)
            outs = net.encode(ids, lengths)
            e = net.encoder
            x = torch.cat([e.glove(ids[..., 0]), e.word(ids[..., 1])] + [h(ids[..., 2 + i]) for i, h in enumerate(e.hashed)], -1)
            out.append(([o.half() for o in outs], x.half(), lengths, gold["ner"]))
    return out


def spans(tags):
    out, start = set(), 0
    for i, t in enumerate(tags):
        if t[0] in "BS": start = i
        if t[0] in "ES": out.add((start, i + 1, t[2:]))
    return out


@torch.no_grad()
def f1(net, feats, tags):
    net.eval(); tp = n = g = 0
    for outs, x, lengths, gold in feats:
        scores = net([o.float() for o in outs], x.float(), lengths)
        for b, length in enumerate(lengths.tolist()):
            p = {s for s in spans([tags[t] for t in net.decode(scores[:length, b])]) if s[2] != "MISC"}
            q = {s for s in spans([tags[t] for t in gold[:length, b].tolist()]) if s[2] != "MISC"}
            tp += len(p & q); n += len(p); g += len(q)
    net.train()
    return 2 * tp / max(1, n + g)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("gold"); ap.add_argument("work"); ap.add_argument("--core", default="core"); ap.add_argument("--file", default="best.pt")
    ap.add_argument("--epochs", type=int, default=14); ap.add_argument("--silver", type=int, default=5000); ap.add_argument("--out", default="names.pt")
    ap.add_argument("--weight", type=float, default=0.4); ap.add_argument("--drop", type=float, default=0.4); ap.add_argument("--wiki", type=int, default=3)
    ap.add_argument("--more", type=float, default=0.5, help="weight of GUM and re3d"); ap.add_argument("--hidden", type=int, default=96)
    ap.add_argument("--start", help="a weight file whose name finder to go on from"); ap.add_argument("--lr", type=float, default=2e-3)
    a = ap.parse_args()
    torch.set_num_threads(1); torch.manual_seed(3); rng = random.Random(3)
    d = prepare(a.gold, a.work, 160000)
    c = torch.load(os.path.join(a.work, a.core, a.file), map_location="cpu")
    core = LanguageNet(c["cfg"], d["vectors"]); core.load_state_dict(c["net"]); core.eval()
    batcher, tags = Batcher(d, rng), list(d["ner"])
    started = time.time()
    wiki = [f for _ in range(a.wiki) for f in features(core, batcher, d["wiki"], 0.1, 600)]
    silver = features(core, batcher, rng.sample(d["silver"], a.silver), 0.05, 1500) if a.silver else []
    gum = [s for s in d["ud"] if "ner" in s and any(t and t != "O" for t in s["ner"])]
    more = features(core, batcher, gum, 0.05, 1000) + features(core, batcher, data.re3d(f"{a.gold}/re3d/re3d-train.conll"), 0.05, 600) if a.more else []
    dev = features(core, batcher, d["dev_names"], 0)
    print(f"features {time.time() - started:.0f} s", flush=True)
    net = NameNet(c["cfg"]["layers"], 2 * c["cfg"]["hidden"], wiki[0][1].shape[2], tags, a.hidden, a.drop)
    if a.start: load_names(net, a.start)
    print(f"dev before {f1(net, dev, tags):.4f}", flush=True)
    opt = torch.optim.AdamW(net.parameters(), lr=a.lr, weight_decay=0.02)
    average, steps = [p.detach().clone() for p in net.parameters()], 0
    for epoch in range(a.epochs):
        batches = [(f, 1.0) for f in wiki] + [(f, a.more) for f in more] + [(f, a.weight) for f in rng.sample(silver, int(len(silver) * min(1.0, 2 * (1 - epoch / a.epochs)) / 2))]
        rng.shuffle(batches); total = 0
        for i, ((outs, x, lengths, gold), weight) in enumerate(batches):
            for g in opt.param_groups: g["lr"] = a.lr * (1 - (epoch + i / len(batches)) / a.epochs)
            loss = weight * net.loss(net([o.float() for o in outs], x.float(), lengths), gold, lengths)
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0); opt.step(); steps += 1
            total += float(loss)
            keep = min(0.995, (1 + steps) / (10 + steps))
            for s, p in zip(average, net.parameters()): s.mul_(keep).add_(p.detach(), alpha=1 - keep)
        live = [p.detach().clone() for p in net.parameters()]
        for s, p in zip(average, net.parameters()): p.data.copy_(s)
        print(f"names epoch {epoch} loss {total / len(batches):.4f} dev {f1(net, dev, tags):.4f} {time.time() - started:.0f} s", flush=True)
        torch.save({"net": net.state_dict(), "epoch": c["epoch"]}, os.path.join(a.work, a.out))
        for s, p in zip(live, net.parameters()): p.data.copy_(s)


if __name__ == "__main__":
    main()
