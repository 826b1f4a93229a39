"""The networks. Shapes are time-major: [T, B, ...]. C++ twin: src/neural/{encoder,parser_heads,...}.cc."""
import torch
from torch import nn
import torch.nn.functional as F

from data import HASHED


class Recurrence(torch.autograd.Function):
    """c[t] = x[t] + f[t] * (c[t-1] - x[t]),  f[t] = sigmoid(u[t] + v * c[t-1]).  Elementwise; one addcmul a step backwards."""

    @staticmethod
    def forward(ctx, x, u, v):
        T = x.shape[0]
        c, f = torch.empty_like(x), torch.empty_like(x)
        prev = torch.zeros_like(x[0])
        for t in range(T):
            torch.sigmoid(torch.addcmul(u[t], v, prev), out=f[t])
            torch.addcmul(x[t], f[t], prev - x[t], out=c[t])
            prev = c[t]
        ctx.save_for_backward(x, v, c, f)
        return c

    @staticmethod
    def backward(ctx, dc):
        x, v, c, f = ctx.saved_tensors
        before = torch.cat([torch.zeros_like(c[:1]), c[:-1]])
        b = (before - x) * f * (1 - f)
        k = f + b * v
        d = dc.clone()
        for t in range(x.shape[0] - 2, -1, -1):
            d[t].addcmul_(k[t + 1], d[t + 1])
        du = d * b
        return d * (1 - f), du, (du * before).sum((0, 1))


class Sru(nn.Module):
    """Both directions of one simple-recurrent-unit layer (Lei et al. 2018) with a highway past it."""

    def __init__(self, size, hidden):
        super().__init__()
        self.hidden, self.parts = hidden, 3 if size == 2 * hidden else 4
        self.weight = nn.Parameter(torch.empty(2 * self.parts * hidden, size).uniform_(-1, 1) * (3.0 / size) ** 0.5)
        self.peep = nn.Parameter(torch.empty(2, 2 * hidden).uniform_(-0.2, 0.2))
        self.bias = nn.Parameter(torch.zeros(2, 2 * hidden))
        self.bias.data[1] = -1.0

    def forward(self, x, flip):
        H2 = 2 * self.hidden
        u = F.linear(x, self.weight).float()      # the recurrence stays exact where products are bfloat16
        parts = u.split(H2, -1)
        way = parts[3] if self.parts == 4 else x
        turn = lambda y: torch.cat([y[..., :self.hidden], flip(y[..., self.hidden:])], -1)
        c = Recurrence.apply(turn(parts[0]), turn(parts[1] + self.bias[0]), self.peep[0])
        before = torch.cat([torch.zeros_like(c[:1]), c[:-1]])
        r = torch.sigmoid(turn(parts[2] + self.bias[1]) + self.peep[1] * before)
        return way + turn(r) * (turn(c) - way)


def flipper(lengths, T):
    t = torch.arange(T).unsqueeze(1)
    idx = torch.where(t < lengths, lengths - 1 - t, t)
    rows = torch.arange(len(lengths)).unsqueeze(0)
    return lambda y: y[idx, rows]


def same_mask(x, p):
    """Dropout with one mask a sentence."""
    return x.new_empty(1, x.shape[1], x.shape[2]).bernoulli_(1 - p) / (1 - p)


class Encoder(nn.Module):
    def __init__(self, cfg, vectors):
        super().__init__()
        self.cfg = cfg
        self.glove = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=True)
        self.word = nn.Embedding(cfg["words"], cfg["word_dim"])
        self.word.weight.data.mul_(0.1)
        self.hashed = nn.ModuleList(nn.Embedding(rows, dim) for _, rows, dim in HASHED)
        for e in self.hashed:
            e.weight.data.mul_(0.3)
        size = vectors.shape[1] + cfg["word_dim"] + sum(d for _, _, d in HASHED)
        H = cfg["hidden"]
        self.layers = nn.ModuleList(Sru(size if i == 0 else 2 * H, H) for i in range(cfg["layers"]))

    def forward(self, ids, lengths, drop):
        """ids [T, B, 2 + hashed]: rows of glove, word and the hashed tables."""
        g, w = ids[..., 0], ids[..., 1]
        if self.training:
            keep = (torch.rand(g.shape) > self.cfg["word_drop"])
            g = g * keep
            w = w * keep * (torch.rand(w.shape) > self.cfg["word_drop"])
        x = torch.cat([self.glove(g), self.word(w)] + [e(ids[..., 2 + i]) for i, e in enumerate(self.hashed)], -1)
        flip = flipper(lengths, ids.shape[0])
        if self.training:
            x = x * same_mask(x, drop * 0.8)
        outs = []
        for layer in self.layers:
            x = layer(x, flip)
            if self.training:
                x = x * same_mask(x, drop)
            outs.append(x)
        return outs


class Mix(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.w = nn.Parameter(torch.linspace(-1, 1, n))
        self.gain = nn.Parameter(torch.ones(1))

    def forward(self, outs):
        p = torch.softmax(self.w, 0) * self.gain
        return sum(p[i] * o for i, o in enumerate(outs))


class LanguageNet(nn.Module):
    """Tags, lemma edits, names and tree over one encoder."""

    def __init__(self, cfg, vectors):
        super().__init__()
        self.cfg, n, H2 = cfg, cfg["layers"], 2 * cfg["hidden"]
        self.encoder = Encoder(cfg, vectors)
        self.mix_tag, self.mix_ner, self.mix_arc = Mix(n), Mix(n), Mix(n)
        self.tag_mlp = nn.Linear(H2, cfg["tag_mlp"])
        self.tag_out = nn.Linear(cfg["tag_mlp"], cfg["upos"] + cfg["xpos"] + cfg["feats"] + cfg["edits"])
        self.ner_mlp = nn.Linear(H2, cfg["ner_mlp"])
        self.ner_out = nn.Linear(cfg["ner_mlp"], cfg["ner"])
        A, L = cfg["arc_mlp"], cfg["label_mlp"]
        self.arc_mlp = nn.Linear(H2, 2 * A + 2 * L)          # dependent and head for arcs, then for labels
        self.arc_u = nn.Parameter(torch.eye(A) * 0.1)
        self.arc_bias = nn.Parameter(torch.zeros(A))          # a head's own weight
        self.root = nn.Parameter(torch.randn(A + L) * 0.1)    # the root as a head
        self.label_u = nn.Parameter(torch.randn(cfg["labels"] * L, L) * 0.05)
        self.label_dep = nn.Linear(L, cfg["labels"])
        self.label_head = nn.Linear(L, cfg["labels"], bias=False)

    def encode(self, ids, lengths):
        return self.encoder(ids, lengths, self.cfg["drop"])

    def _mlp(self, layer, x):
        y = F.leaky_relu(layer(x), 0.1)
        return y * same_mask(y, self.cfg["drop"]) if self.training else y

    def tags(self, outs):
        y = self.tag_out(self._mlp(self.tag_mlp, self.mix_tag(outs)))
        c = self.cfg
        return y.split([c["upos"], c["xpos"], c["feats"], c["edits"]], -1)

    def names(self, outs):
        return self.ner_out(self._mlp(self.ner_mlp, self.mix_ner(outs)))

    def arcs(self, outs):
        """Arc scores [B, T, T + 1] (column 0: root) and what labels() needs."""
        A, L = self.cfg["arc_mlp"], self.cfg["label_mlp"]
        y = self._mlp(self.arc_mlp, self.mix_arc(outs)).transpose(0, 1)
        dep, head, ldep, lhead = y.split([A, A, L, L], -1)
        B = dep.shape[0]
        root = self.root.expand(B, 1, -1)
        head, lhead = torch.cat([root[..., :A], head], 1), torch.cat([root[..., A:], lhead], 1)
        scores = (F.linear(dep, self.arc_u) + self.arc_bias) @ head.transpose(1, 2)
        return scores * (A ** -0.5), ldep, lhead

    def labels(self, ldep, lhead, heads):
        """ldep [N, L], lhead of the given heads [N, L] -> [N, labels]."""
        L = self.cfg["label_mlp"]
        t = F.linear(ldep, self.label_u).view(-1, self.cfg["labels"], L)
        return torch.einsum("nkl,nl->nk", t, lhead) + self.label_dep(ldep) + self.label_head(lhead)
