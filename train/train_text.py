"""Train the tokeniser (gaps between characters) and the sentence splitter (gaps between words). train_text.py GOLD WORK WHAT"""
import argparse, collections, os, random, time

import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

import data, text_data as td
from network import Sru, flipper
from train_core import Features, prepare, noisy


class GapNet(nn.Module):
    """Window of characters and flags of the chunk -> join, new token, new word of the same token."""

    def __init__(self, dim=20, hidden=128):
        super().__init__()
        self.chars = nn.Embedding(td.CHARS, dim)
        self.window = nn.Linear(2 * td.WINDOW * dim, hidden)
        self.flags = nn.ModuleList(nn.Embedding(n, hidden) for n in td.FLAGS)
        for f in self.flags: f.weight.data.mul_(0.1)
        self.mid = nn.Linear(hidden, 32)
        self.out = nn.Linear(32, 3)

    def forward(self, window, flags):
        h = self.window(self.chars(window).flatten(1)) + sum(f(flags[:, i]) for i, f in enumerate(self.flags))
        return self.out(F.relu(self.mid(F.relu(h))))


class SplitNet(nn.Module):
    """Words -> does a sentence end behind each?"""

    def __init__(self, vectors, hidden=80):
        super().__init__()
        self.glove = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=True)
        self.suffix, self.shape, self.gap = nn.Embedding(4096, 24), nn.Embedding(1024, 24), nn.Embedding(4, 8)
        for e in (self.suffix, self.shape): e.weight.data.mul_(0.3)
        self.layers = nn.ModuleList([Sru(156, hidden), Sru(2 * hidden, hidden)])
        self.out = nn.Linear(2 * hidden, 1)

    def forward(self, ids, lengths):
        """ids [T, B, 4]: glove row, suffix, shape, gap before (0 none, 1 space, 2 newline)."""
        x = torch.cat([self.glove(ids[..., 0]), self.suffix(ids[..., 1]), self.shape(ids[..., 2]), self.gap(ids[..., 3])], -1)
        x = F.dropout(x, 0.2, self.training)
        flip = flipper(lengths, ids.shape[0])
        for layer in self.layers:
            x = F.dropout(layer(x, flip), 0.25, self.training)
        return self.out(x).squeeze(-1)


class Average:
    def __init__(self, net):
        self.net, self.sum, self.n = net, None, 0

    def add(self, keep=0.995):
        state = [p.detach() for p in self.net.parameters() if p.requires_grad]
        self.n += 1
        keep = min(keep, self.n / (self.n + 10))
        if self.sum is None: self.sum = [p.clone() for p in state]
        for s, p in zip(self.sum, state): s.mul_(keep).add_(p, alpha=1 - keep)

    def swap(self):
        for p, s in zip([p for p in self.net.parameters() if p.requires_grad], self.sum):
            old = p.detach().clone(); p.data.copy_(s); s.copy_(old)


# ---------------------------------------------------------------- tokeniser
def gap_rows(pars, splittable, rng, noise, silver=()):
    X, Y = [], []
    for par in silver:
        for _, w, f, lab in td.silver_gaps(par, rng, splittable):
            X.append(w + f); Y.append(lab)
    for k in range(0, len(pars), 1):
        text, labels = td.paragraph_text(pars[k])
        if noise:
            if k + 1 < len(pars) and rng.random() < 0.5:
                more, lab = td.paragraph_text(pars[k + 1])
                text, labels = text.rstrip() + " " + more, labels[:len(text.rstrip()) - 1] + [1, 1] + lab
            r = rng.random()
            if r < 0.3: text = td.curly(text)
            r = rng.random()
            if r < 0.05: text = data.lower(text)
            elif r < 0.1: text = "".join(c.upper() if len(c.upper()) == 1 else c for c in text)
        for i, w, f in td.gaps(text, splittable):
            X.append(w + f); Y.append(labels[i])
    return np.array(X, "int64"), np.array(Y, "int64")


def token_f1(pars, splittable, net):
    """F1 of tokens as score.py counts them: span and place within a written token."""
    tp = n_sys = n_gold = 0
    for par in pars:
        text, labels = td.paragraph_text(par)
        rows = list(td.gaps(text, splittable))
        got = [0 if not (td.is_space(text[i]) or td.is_space(text[i + 1])) else 1 for i in range(len(text) - 1)]
        if rows:
            x = torch.tensor([w + f for _, w, f in rows])
            y = net(x[:, :2 * td.WINDOW], x[:, 2 * td.WINDOW:]).argmax(-1).tolist()
            for (i, _, _), v in zip(rows, y): got[i] = v
        gold, mine = token_spans(text, labels), token_spans(text, got)
        tp += len(gold & mine); n_sys += len(mine); n_gold += len(gold)
    return 2 * tp / (n_sys + n_gold)


def token_spans(text, labels):
    out, start, cuts = set(), 0, []
    for i in range(len(text)):
        lab = labels[i] if i < len(labels) else 1
        if lab == 2: cuts.append(i + 1)
        if lab == 1 or i == len(text) - 1:
            if text[start:i + 1].strip():
                for j in range(len(cuts) + 1): out.add((start, i + 1, j if cuts else -1))
            start, cuts = i + 1, []
    return out


def train_gaps(gold, work, epochs):
    rng = random.Random(5); torch.manual_seed(5)
    train = td.paragraphs(data.conllu(f"{gold}/ewt/en_ewt-ud-train.conllu.gz")) + td.paragraphs(data.conllu(f"{gold}/gum/gum-train.conllu.gz"))
    dev = {n: td.paragraphs(data.conllu(f"{gold}/{n}/{f}")) for n, f in (("ewt", "en_ewt-ud-dev.conllu.gz"), ("gum", "gum-dev.conllu.gz"))}
    splittable = td.splittable_words(train)
    silver = td.silver_paragraphs(gold)
    net = GapNet(); opt = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.01); avg = Average(net)
    for epoch in range(epochs):
        X, Y = gap_rows(train, splittable, rng, True, silver)
        order = np.random.RandomState(epoch).permutation(len(X)); total = 0
        for i in range(0, len(order), 256):
            progress = (epoch + i / len(order)) / epochs
            for g in opt.param_groups: g["lr"] = 2e-3 * (1 - progress)
            x, y = torch.from_numpy(X[order[i:i + 256]]), torch.from_numpy(Y[order[i:i + 256]])
            w = x[:, :2 * td.WINDOW] * (torch.rand(len(x), 2 * td.WINDOW) > 0.01)
            loss = F.cross_entropy(net(w, x[:, 2 * td.WINDOW:]), y)
            opt.zero_grad(); loss.backward(); opt.step(); avg.add(); total += float(loss)
        avg.swap()
        with torch.no_grad():
            print(f"gaps epoch {epoch} rows {len(X)} loss {total / (len(order) / 256):.5f}", {n: round(token_f1(p, splittable, net), 5) for n, p in dev.items()}, flush=True)
        torch.save({"net": net.state_dict(), "splittable": sorted(splittable)}, f"{work}/gaps.pt")
        avg.swap()


# ---------------------------------------------------------------- sentence splitter
def split_sequences(pars, rng, noise, silver=()):
    """[(forms, gap before each, ends)] of at most 300 words."""
    out, i = [], 0
    for k in range(0, len(silver), 3):
        three = [td.silver_words(p, rng) for p in silver[k:k + (3 if rng.random() < 0.5 else 1)]]
        forms, before, ends = (sum((x[j] for x in three), []) for j in range(3))
        out += [(forms[j:j + 300], before[j:j + 300], ends[j:j + 300]) for j in range(0, len(forms), 300)]
    while i < len(pars):
        take = 1
        if noise and rng.random() < 0.5: take = rng.randint(2, 5)
        forms, before, ends = [], [], []
        newline = noise and rng.random() < 0.15
        wrap = noise and rng.random() < 0.08
        for par in pars[i:i + take]:
            gap = 2
            for s in par:
                for f, a in zip(s["forms"], s["after"]):
                    if wrap and gap == 1 and rng.random() < 0.08: gap = 2
                    forms.append(f); before.append(gap); ends.append(0); gap = int(a)
                ends[-1] = 1
                if newline and gap: gap = 2
        i += take
        if noise:
            r = rng.random()
            if r < 0.09: forms = noisy(forms, "lower" if r < 0.05 else "upper")
        for k in range(0, len(forms), 300):
            out.append((forms[k:k + 300], before[k:k + 300], ends[k:k + 300]))
    return out


def split_tensors(group, feat):
    T, B = max(len(g[0]) for g in group), len(group)
    ids, gold = np.zeros((T, B, 4), "int64"), np.full((T, B), -1, "int64")
    for b, (forms, before, ends) in enumerate(group):
        f = [feat(x) for x in forms]
        ids[:len(f), b] = [(x[0], x[3], x[7], g) for x, g in zip(f, before)]
        gold[:len(f), b] = ends
    return torch.from_numpy(ids), torch.tensor([len(g[0]) for g in group]), torch.from_numpy(gold)


@torch.no_grad()
def sentence_f1(net, pars, feat, threshold):
    net.eval(); tp = n_sys = n_gold = 0
    for k in range(0, len(pars), 32):
        seqs = split_sequences(pars[k:k + 32], None, False)
        ids, lengths, gold = split_tensors(seqs, feat)
        p = torch.sigmoid(net(ids, lengths)) > threshold
        for b, (forms, _, ends) in enumerate(seqs):
            mine = p[:len(forms), b].tolist()
            if len(forms) < 300: mine[-1] = True
            spans = lambda e: {(a, b) for a, b in zip([0] + [i + 1 for i, x in enumerate(e) if x], [i + 1 for i, x in enumerate(e) if x])}
            g, m = spans(ends), spans(mine)
            tp += len(g & m); n_sys += len(m); n_gold += len(g)
    net.train()
    return 2 * tp / (n_sys + n_gold)


def with_space(s):
    return {**s, "after": [True] * len(s["forms"]), "newpar": False}


def train_splits(gold, work, epochs):
    rng = random.Random(7); torch.manual_seed(7)
    d = prepare(gold, work, 160000); feat = Features(d)
    train = td.paragraphs(data.conllu(f"{gold}/ewt/en_ewt-ud-train.conllu.gz")) + td.paragraphs(data.conllu(f"{gold}/gum/gum-train.conllu.gz"))
    wiki = [with_space(s) for s in d["wiki"]]
    train += [wiki[i:i + 6] for i in range(0, len(wiki), 6)]
    silver = td.silver_paragraphs(gold)
    dev = {n: td.paragraphs(data.conllu(f"{gold}/{n}/{f}")) for n, f in (("ewt", "en_ewt-ud-dev.conllu.gz"), ("gum", "gum-dev.conllu.gz"))}
    net = SplitNet(d["vectors"]); params = [p for p in net.parameters() if p.requires_grad]
    opt = torch.optim.AdamW(params, lr=3e-3, weight_decay=0.01); avg = Average(net)
    for epoch in range(epochs):
        seqs = sorted(split_sequences(train, rng, True, rng.sample(silver, len(silver) // 8)), key=lambda s: len(s[0]) + rng.random() * 8)
        groups, cur = [], []
        for s in seqs:
            if cur and len(s[0]) * (len(cur) + 1) > 3000: groups.append(cur); cur = []
            cur.append(s)
        groups.append(cur); rng.shuffle(groups); total = 0
        for i, g in enumerate(groups):
            progress = (epoch + i / len(groups)) / epochs
            for q in opt.param_groups: q["lr"] = 3e-3 * (1 - progress)
            ids, lengths, y = split_tensors(g, feat)
            keep = torch.rand(ids.shape[:2]) > 0.03
            ids[..., 0] *= keep
            ok = y >= 0
            loss = F.binary_cross_entropy_with_logits(net(ids, lengths)[ok], y[ok].float())
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(params, 2.0); opt.step(); avg.add(); total += float(loss)
        avg.swap()
        print(f"splits epoch {epoch} loss {total / len(groups):.4f}", {f"{n}@{t}": round(sentence_f1(net, p, feat, t), 4) for n, p in dev.items() for t in (0.4, 0.5)}, flush=True)
        torch.save({"net": {k: v for k, v in net.state_dict().items() if not k.startswith("glove")}}, f"{work}/splits.pt")
        avg.swap()


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("gold"); ap.add_argument("work"); ap.add_argument("what", choices=("gaps", "splits"))
    ap.add_argument("--epochs", type=int, default=0)
    a = ap.parse_args()
    torch.set_num_threads(1)
    train_gaps(a.gold, a.work, a.epochs or 10) if a.what == "gaps" else train_splits(a.gold, a.work, a.epochs or 14)
