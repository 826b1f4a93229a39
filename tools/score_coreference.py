#!/usr/bin/env python3
"""Scores who "he" is: coreference of names and third-person pronouns on GUM's Entity annotations.

    tools/score_coreference.py --bin build/dragoman --gold gum-dev.conllu.gz [--errors]

Runs the program on the raw text. Prints "measure value" lines; with --errors also a table of the kinds
of errors and the text around each wrong pronoun.

pronouns.* : a pronoun is right where most proper names of its actor (most of its other mentions, where it has
no name) are mentions of the gold entity. `person`: he, she, they and their forms, of persons; counted over
those whose entity has a mention that is no pronoun; `named` over those whose entity has a proper name.
conll : mean of the F1 of MUC, B-cubed and entity-based CEAF over mentions that are proper names or third-person
pronouns, aligned by their head word; entities of one mention are left out on both sides.
"""
import argparse
import collections
import gzip
import json
import re
import subprocess
import sys

PERSONAL = set("he him his himself she her hers herself they them their theirs themselves".split())
NEUTER = set("it its itself".split())
PRONOUNS = PERSONAL | NEUTER
ANY_PRONOUN = {"PRON"}


class Doc:
    def __init__(self, name, genre):
        self.name, self.genre = name, genre
        self.text = ""
        self.tokens = []  # (start, end, form, upos, head index or -1)
        self.mentions = []  # (first, last, entity, etype)


def read_gold(path):
    docs, doc, offset, base, pending, space = [], None, 0, 0, {}, ""
    opener = gzip.open if path.endswith(".gz") else open
    sentence, multiword_end = [], 0

    def close_sentence():
        for token, head in sentence:
            doc.tokens[token] = doc.tokens[token][:4] + ((base + head - 1) if head else -1,)
        sentence.clear()

    for line in opener(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            doc = Doc(line.split("= ")[1], line.split("_")[1] if "_" in line else "")
            docs.append(doc)
            pending = {}
        elif line.startswith("# meta::genre"):
            doc.genre = line.split("= ")[1]
        elif line.startswith("# newpar =") or line == "# newpar":
            if doc.text:
                doc.text = doc.text.rstrip() + "\n\n"
        elif line.startswith("#"):
            continue
        elif not line:
            close_sentence()
        else:
            cells = line.split("\t")
            if "-" in cells[0]:  # a multiword token: its words share its characters
                first, last = map(int, cells[0].split("-"))
                multiword_end = last
                start = len(doc.text)
                doc.text += cells[1]
                word_start = start
                multiword_space = "" if "SpaceAfter=No" in cells[9] else " "
                continue
            if "." in cells[0]:
                continue
            number = int(cells[0])
            if number == 1:
                base = len(doc.tokens)
            if number <= multiword_end:
                begin, end = word_start, min(word_start + len(cells[1]), len(doc.text))
                word_start = end
                if number == multiword_end:
                    doc.text += multiword_space
                    multiword_end = 0
            else:
                multiword_end = 0
                begin = len(doc.text)
                doc.text += cells[1]
                end = len(doc.text)
                doc.text += "" if "SpaceAfter=No" in cells[9] else " "
            index = len(doc.tokens)
            doc.tokens.append((begin, end, cells[1], cells[3], -1))
            sentence.append((index, int(cells[6])))
            entity = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
            if entity:
                for opened, inside, closed in re.findall(r"(\()([^()]+\)?)|([^()]+)\)", entity.group(1)):
                    if opened:
                        parts = inside.rstrip(")").split("-")
                        pending.setdefault(parts[0], []).append((index, parts[1]))
                        if inside.endswith(")"):
                            first, etype = pending[parts[0]].pop()
                            doc.mentions.append((first, index, parts[0].split("[")[0], etype))
                    elif pending.get(closed):
                        first, etype = pending[closed].pop()
                        doc.mentions.append((first, index, closed.split("[")[0], etype))
    close_sentence()
    return docs


def head_of(doc, first, last):
    for i in range(first, last + 1):
        if not first <= doc.tokens[i][4] <= last:
            return i
    return last


def tokens_in(doc, start, end):
    inside = [i for i, t in enumerate(doc.tokens) if t[0] < end and t[1] > start]
    return (inside[0], inside[-1]) if inside else None


def run(binary, docs):
    lines = "".join(json.dumps({"id": d.name, "text": d.text}) + "\n" for d in docs)
    done = subprocess.run([binary, "read", "-", "--input-format", "jsonl", "--format", "jsonl", "--quiet"],
                          input=lines.encode(), stdout=subprocess.PIPE, check=False)
    found = {}
    for line in done.stdout.decode().splitlines():
        report = json.loads(line)
        found[report["id"]] = report
    missing = [d.name for d in docs if d.name not in found]
    if missing:
        sys.exit(f"score_coreference.py: {binary} gave no report for {', '.join(missing)}")
    return found


# --- The metrics: a clustering is a list of sets of mentions (heads).

def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def muc(gold, system):
    def recall(keys, responses):
        where = {m: i for i, c in enumerate(responses) for m in c}
        hit = total = 0
        for cluster in keys:
            parts = {where.get(m, ("alone", m)) for m in cluster}
            hit += len(cluster) - len(parts)
            total += len(cluster) - 1
        return hit, total
    return recall(gold, system), recall(system, gold)


def b_cubed(gold, system):
    def recall(keys, responses):
        where = {m: c for c in responses for m in c}
        hit = total = 0
        for cluster in keys:
            for m in cluster:
                hit += len(cluster & where.get(m, set())) / len(cluster)
                total += 1
        return hit, total
    return recall(gold, system), recall(system, gold)


def assign(cost):
    """Least cost of matching rows to columns (Hungarian method); len(cost) <= len(cost[0])."""
    n, m = len(cost), len(cost[0])
    u, v, p, way = [0] * (n + 1), [0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        p[0], j0 = i, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = p[j0], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    current = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if current < least[j]:
                        least[j], way[j] = current, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[p[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if p[j0] == 0:
                break
        while j0:
            p[j0] = p[way[j0]]
            j0 = way[j0]
    return sum(cost[p[j] - 1][j - 1] for j in range(1, m + 1) if p[j])


def ceaf_e(gold, system):
    if not gold or not system:
        return (0, len(gold)), (0, len(system))
    rows, columns = (gold, system) if len(gold) <= len(system) else (system, gold)
    similar = -assign([[-2 * len(a & b) / (len(a) + len(b)) for b in columns] for a in rows])
    return (similar, len(gold)), (similar, len(system))


def add(total, part):
    for side in (0, 1):
        for i in (0, 1):
            total[side][i] += part[side][i]


def f_of(total):
    recall, precision = (h / t if t else 0.0 for h, t in total)
    return f1(precision, recall)


# --- Scoring.

class Score:
    def __init__(self):
        self.right = collections.Counter()
        self.all = collections.Counter()
        self.errors = collections.Counter()
        self.examples = []
        self.metrics = {name: [[0, 0], [0, 0]] for name in ("muc", "b3", "ceafe")}

    def pronoun(self, keys, right):
        for key in keys:
            self.all[key] += 1
            self.right[key] += right


def clusters_of(pairs):
    grouped = collections.defaultdict(set)
    for mention, entity in pairs:
        grouped[entity].add(mention)
    return [c for c in grouped.values() if len(c) > 1]


def score_doc(doc, report, score):
    gold_of = {}  # head -> entities of mentions with this head, the longest mention first
    for first, last, entity, etype in sorted(doc.mentions, key=lambda m: m[0] - m[1]):
        gold_of.setdefault(head_of(doc, first, last), []).append((entity, etype, first == last))
    named, described = set(), set()
    for first, last, entity, etype in doc.mentions:
        upos = doc.tokens[head_of(doc, first, last)][3]
        if upos not in ANY_PRONOUN and doc.tokens[first][2].lower() not in PRONOUNS:
            described.add(entity)
            if upos == "PROPN":
                named.add(entity)

    system = []  # (head, actor, is a pronoun)
    for mention in report["mentions"]:
        span = tokens_in(doc, mention["start"], mention["end"])
        if span:
            word = doc.tokens[span[0]][2].lower()
            system.append((head_of(doc, *span), mention["actor"], span[0] == span[1] and word in PRONOUNS))
    system.sort()

    def is_proper_or_pronoun(head):
        return doc.tokens[head][3] == "PROPN" or doc.tokens[head][2].lower() in PRONOUNS

    gold_pairs = [(h, e[0][0]) for h, e in gold_of.items() if is_proper_or_pronoun(h)]
    system_pairs, seen = [], set()
    for head, actor, _ in system:
        if is_proper_or_pronoun(head) and head not in seen:
            seen.add(head)
            system_pairs.append((head, actor))
    gold_clusters, system_clusters = clusters_of(gold_pairs), clusters_of(system_pairs)
    for name, metric in (("muc", muc), ("b3", b_cubed), ("ceafe", ceaf_e)):
        add(score.metrics[name], metric(gold_clusters, system_clusters))

    for head, entities in sorted(gold_of.items()):
        word = doc.tokens[head][2].lower()
        if word not in PRONOUNS:
            continue
        entity, etype, _ = next((e for e in entities if e[2]), entities[0])
        if entity not in described:
            continue
        neuter = word in NEUTER
        if not neuter and etype != "person":
            continue
        linked = [a for h, a, _ in system if h == head]
        kind, detail = judge(linked, entity, system, gold_of, lambda h: doc.tokens[h][3] == "PROPN")
        keys = ["it" if neuter else "person"]
        if not neuter:
            keys += [f"genre.{doc.genre}", "they" if word.startswith("the") else "he-she"]
            if entity in named:
                keys.append("named")
        score.pronoun(keys, kind == "right")
        if kind != "right" and not neuter:
            found = any(e[0] == entity for h, _, p in system if not p for e in gold_of.get(h, []))
            named_so = "named" if entity in named else "only described"
            score.errors[(kind, named_so, "found elsewhere" if found else "never found")] += 1
            start = max(0, doc.tokens[head][0] - 150)
            score.examples.append((doc.name, word, kind, detail, doc.text[start:doc.tokens[head][1] + 30]))


def judge(linked, entity, system, gold_of, is_proper):
    if not linked:
        return "not linked", ""
    if len(set(linked)) > 1:
        return "several actors", ""
    others = [h for h, a, pronoun in system if a == linked[0] and not pronoun]
    if not others:
        return "actor without a name", ""
    # Whom the actor is: the entity of most of its names, or, where it has none, of its other mentions.
    named = [h for h in others if is_proper(h)]
    counts = collections.Counter(e for h in named or others for e in {g[0] for g in gold_of.get(h, [])[:1]})
    if not counts:
        return "to words that are no gold mention", str(others[0])
    if counts[entity] == max(counts.values()):
        return "right", ""
    return "to another entity", counts.most_common(1)[0][0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bin", default="build/dragoman")
    parser.add_argument("--gold", required=True)
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    docs = read_gold(arguments.gold)
    found = run(arguments.bin, docs)
    score = Score()
    for doc in docs:
        if found[doc.name]["text"] != doc.text:
            sys.exit(f"score_coreference.py: {doc.name}: the program's text is not the gold text")
        score_doc(doc, found[doc.name], score)
    order = ["person", "named", "he-she", "they", "it"]
    for key in order + sorted(k for k in score.all if k.startswith("genre.")):
        if score.all[key]:
            print(f"pronouns.{key}\t{score.right[key] / score.all[key]:.4f}")
    print(f"pronouns.person.count\t{score.all['person']}")
    print(f"pronouns.named.count\t{score.all['named']}")
    for name, total in score.metrics.items():
        print(f"{name}.f1\t{f_of(total):.4f}")
    print(f"conll\t{sum(f_of(t) for t in score.metrics.values()) / 3:.4f}")
    if arguments.errors:
        print("\nwrong pronouns of persons, by kind")
        for (kind, named, seen), count in score.errors.most_common():
            print(f"{count:5}  {kind:34} {named:15} {seen}")
        for name, word, kind, detail, text in score.examples:
            print(f"\n{name}: {word}: {kind} {detail}\n    " + " ".join(text.split()))


if __name__ == "__main__":
    main()
