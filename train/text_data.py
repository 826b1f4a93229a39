"""Raw text for the tokeniser and the sentence splitter. Python's side of src/neural/{char_class,tokenizer}.cc."""
import collections, random, re

import data

EXTRA = "’‘“”–—…•€£°·é§«»"
PAD, SPACE, NEWLINE = 0, 1, 2
FIRST_EXTRA = 3 + 94
LATIN, LETTER, CJK, EXTEND, SYMBOL, EMOJI, OTHER = range(FIRST_EXTRA + len(EXTRA), FIRST_EXTRA + len(EXTRA) + 7)
CHARS = OTHER + 1
WINDOW = 10          # characters seen on each side of a gap
FLAGS = [2, 2, 4, 2, 8, 8, 8, 8]


def is_space(c):
    o = ord(c)
    return o <= 0x20 or 0x7F <= o <= 0xA0 or o in (0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF) or 0x2000 <= o <= 0x200A


def char_id(c):
    o = ord(c)
    if 33 <= o <= 126: return 3 + o - 33
    if c in EXTRA: return FIRST_EXTRA + EXTRA.index(c)
    if 0x300 <= o <= 0x36F or 0x200B <= o <= 0x200F or 0x20D0 <= o <= 0x20FF or 0xFE00 <= o <= 0xFE0F or 0x1F3FB <= o <= 0x1F3FF or o >= 0xE0000: return EXTEND
    if o in (0xAA, 0xB5, 0xBA) or 0xC0 <= o <= 0x24F and o not in (0xD7, 0xF7) or 0x1E00 <= o <= 0x1EFF: return LATIN
    if 0xA1 <= o <= 0xBF or o in (0xD7, 0xF7) or 0x2010 <= o <= 0x2BFF or 0x3001 <= o <= 0x303F: return SYMBOL
    if 0x2E80 <= o <= 0xA4CF or 0xAC00 <= o <= 0xD7AF or 0xF900 <= o <= 0xFAFF or 0x20000 <= o < 0xE0000: return CJK
    if 0x250 <= o <= 0x1FFF or 0xA4D0 <= o <= 0xABFF or 0xFB00 <= o <= 0xFDFF or 0xFE70 <= o <= 0xFEFE: return LETTER
    if 0x1F000 <= o <= 0x1FAFF: return EMOJI
    return OTHER


def is_letter(i):
    return 3 + 32 <= i <= 3 + 57 or 3 + 64 <= i <= 3 + 89 or i == FIRST_EXTRA + EXTRA.index("é") or LATIN <= i <= LETTER


def is_digit(i):
    return 3 + 15 <= i <= 3 + 24


def cap(n, top):
    return min(n, top)


def chunk_flags(chunk, k, letters_left):
    """What the window may not see of the stretch without white space; k: characters of it left of the gap."""
    low = data.lower(chunk)
    web = "://" in low or low.startswith("www.")
    return [int(web), int("@" in chunk), cap(chunk.count("."), 3), int("/" in chunk), cap(len(chunk) // 4, 7), cap(k - 1, 7),
            cap(len(chunk) - k - 1, 7), cap(letters_left, 7)]


def surface(sentence):
    """Written tokens of a treebank sentence: (form, [lengths of its words], white space behind)."""
    mwt = {a: (b, form, space) for a, b, form, space in sentence["mwt"]}
    i, out = 0, []
    while i < len(sentence["forms"]):
        if i in mwt:
            b, form, space = mwt[i]
            out.append((form, [len(f) for f in sentence["forms"][i:b + 1]], space)); i = b + 1
        else:
            out.append((sentence["forms"][i], [len(sentence["forms"][i])], sentence["after"][i])); i += 1
    return out


CURLY = re.compile(r"(?<![\w.,!?])\"|(?<![\w.,!?])'")


def paragraphs(sentences):
    out = []
    for s in sentences:
        if s["newpar"] or not out: out.append([])
        out[-1].append(s)
    return out


def paragraph_text(par):
    """Text without newlines, and for each gap between its characters: 0 join, 1 new token, 2 new word of one token."""
    text, labels = "", []
    for s in par:
        for form, lengths, space in surface(s):
            for j, n in enumerate(lengths):
                if text: labels.append(1 if j == 0 else 2)
                labels += [0] * (n - 1)
                text += form[sum(lengths[:j]):sum(lengths[:j + 1])]
            if space:
                text += " "; labels.append(1)
    return text, labels[:len(text) - 1] + [1] * max(0, len(text) - 1 - len(labels))


def curly(text):
    out = []
    for i, c in enumerate(text):
        opening = i == 0 or text[i - 1] in " ([-—\"'“‘"
        if c == '"': c = "“" if opening else "”"
        elif c == "'": c = "‘" if opening else "’"
        out.append(c)
    return "".join(out)


def letter_runs(ids):
    """For each position the start and end of its run of letters, or (i, i)."""
    start = [0] * len(ids); end = [0] * len(ids); i = 0
    while i < len(ids):
        j = i
        while j < len(ids) and is_letter(ids[j]): j += 1
        for k in range(i, j): start[k], end[k] = i, j
        if j == i:
            start[i] = end[i] = i; j = i + 1
        i = j
    return start, end


def gaps(text, splittable):
    """Gaps a classifier must decide, as (index of the left character, window ids, flags)."""
    ids = [SPACE if is_space(c) else char_id(c) for c in text]
    start, end = letter_runs(ids)
    chunk_of, i = [None] * len(text), 0
    while i < len(text):
        j = i
        while j < len(text) and ids[j] != SPACE: j += 1
        for k in range(i, j): chunk_of[k] = (i, j)
        i = max(j, i + 1)
    padded = [PAD] * WINDOW + ids + [PAD] * WINDOW
    for i in range(len(text) - 1):
        a, b = ids[i], ids[i + 1]
        if a == SPACE or b == SPACE or (is_digit(a) and is_digit(b)) or b == EXTEND: continue
        if is_letter(a) and is_letter(b) and (end[i] - start[i] > 12 or data.lower(text[start[i]:end[i]]) not in splittable): continue
        ca, cb = chunk_of[i]
        yield i, padded[i + 1:i + 1 + 2 * WINDOW], chunk_flags(text[ca:cb], i + 1 - ca, i + 1 - start[i] if is_letter(a) else 0)


LEAST_SPLIT = 0.03
NEVER_SPLIT = {"its"}     # web text writes it for "it's"; a news report never does


def splittable_words(pars):
    """Runs of letters that the treebanks cut inside: 'cannot', the 'don' of "don't". Words that they cut once in a while, where
    somebody forgot a space ("into"), are left out: edited text has them whole."""
    cut, whole = collections.Counter(), collections.Counter()
    for par in pars:
        text, labels = paragraph_text(par)
        ids = [SPACE if is_space(c) else char_id(c) for c in text]
        start, end = letter_runs(ids)
        inside = {start[i] for i, lab in enumerate(labels) if lab and is_letter(ids[i]) and is_letter(ids[i + 1])}
        for at in {start[i] for i in range(len(text)) if is_letter(ids[i])}:
            (cut if at in inside else whole)[data.lower(text[at:end[at]])] += 1
    return {w for w, n in cut.items() if len(w) <= 12 and w not in NEVER_SPLIT and n >= LEAST_SPLIT * (n + whole[w])}


# ---------------------------------------------------------------- news, cut by an external tool
TITLES = "Gen. Maj. Brig. Lt. Col. Adm. Capt. Cmdr. Sgt. Prof. Hon. Rev. Amb. Dr. Fr. Sen. Gov. Rep. Mr. Mrs. Ms. Pres. Insp. Supt. Msgr. Cpl. Pvt. Hon.".split()
MONTHS = "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec.".split()


def silver_paragraphs(gold):
    """[(text, [token (begin, end)], {indices of the last tokens of sentences})] of PolNeAR's training articles."""
    import json
    with data.opened(f"{gold}/polnear/polnear-train.jsonl.gz") as f:
        texts = {d["id"]: d["text"] for d in map(json.loads, f)}
    out, doc, spans, ends = [], None, [], set()

    def flush():
        if spans:
            a = spans[0][0]
            out.append((texts[doc][a:spans[-1][1]], [(x - a, y - a) for x, y in spans], ends | {len(spans) - 1}))
    with data.opened(f"{gold}/polnear/silver-tags-train.tsv.gz") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# doc "):
                flush(); doc, spans, ends = line[6:], [], set()
            elif not line:
                if spans: ends.add(len(spans) - 1)
            else:
                a, b = map(int, line.split("\t")[4:6])
                if spans and a < spans[-1][1]: continue        # the tool's second full stop of "U.S."
                if spans and texts[doc][spans[-1][1]:a].count("\n") > 1:
                    flush(); spans, ends = [], set()
                spans.append((a, b))
    flush()
    return out


def silver_gaps(paragraph, rng, splittable):
    """Only the gaps between a letter and a full stop, with titles and months exchanged at random."""
    text, spans, _ = paragraph
    inside = {i for a, b in spans for i in range(a, b - 1)}
    swapped, joined, at = "", set(), 0
    for m in re.finditer(r"\b(Sen|Gov|Rep|Gen|Mrs|Ms|Mr|Feb|Sept|Nov|Dec|Aug|Oct)\.(?= [A-Z0-9])", text):
        if rng.random() < 0.5: continue
        new = rng.choice(MONTHS if text[m.end() + 1].isdigit() else TITLES)
        swapped += text[at:m.start()]
        if rng.random() < 0.3:          # "Lt. Col.", "Maj. Gen."
            swapped += rng.choice(TITLES) + " "; joined.add(len(swapped) - 3)
        swapped += new
        joined.add(len(swapped) - 2); at = m.end()
    if joined:
        swapped += text[at:]
        yield from (row + (0,) for row in gaps(swapped, splittable) if row[0] in joined)
    for i, w, f in gaps(text, splittable):
        if text[i + 1] == "." and text[i].isalpha(): yield i, w, f, 0 if i in inside else 1


def silver_words(paragraph, rng):
    """(forms, gap before each, ends) with words cut at hyphens as the treebanks do."""
    text, spans, last = paragraph
    forms, before, ends, at = [], [], [], 0
    for i, (a, b) in enumerate(spans):
        gap = text[at:a]
        form = text[a:b]
        if form.endswith(".") and len(form) < 6 and rng.random() < 0.4:
            if form in TITLES: form = rng.choice(TITLES)
            elif form in MONTHS: form = rng.choice(MONTHS)
        parts, _, _ = data.split_hyphens([form], [])
        forms += parts
        before += [0 if not gap else 2 if "\n" in gap else 1] + [0] * (len(parts) - 1)
        ends += [0] * (len(parts) - 1) + [int(i in last)]
        at = b
    if before: before[0] = 2
    return forms, before, ends
