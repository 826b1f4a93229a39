#!/usr/bin/env python3
"""Trains the judge of page blocks: which blocks of a web page are its article.

    build/train/page_features PAGE.html... > blocks.jsonl     # made by: cmake --build build --target page_features
    train/page/page_blocks.py blocks.jsonl ground-truth.json > knowledge/page_trees.tsv
    train/page/page_blocks.py blocks.jsonl ground-truth.json --folds 8    # cross-validation, no site in two folds

Needs python3-sklearn. The ground truth is a JSON object: page name -> {"articleBody": text, "url": address}.
"""
import argparse, collections, json, os, random, re, statistics, sys, urllib.parse

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

WORD = re.compile(r"\w+")
SEEDS = (0, 1)          # the model is the mean of one fit a seed
THRESHOLD = 0.45        # kKeep of src/ingest/page.cc
SHORT = 6               # a block with fewer words is found by its place, not by its words
FIRST_REACH, NEXT_REACH = 15, 40    # blocks looked at before the first and behind the last long one


def shingles(words, n=4):
    return collections.Counter(tuple(words[i:i + n]) for i in range(max(1, len(words) - n + 1)) if words[i:i + n])


def anchors(blocks, truth):
    """Where in the article each long block stands: {block: (begin, end)}, an increasing chain."""
    known, at = shingles(truth), collections.defaultdict(list)
    for i in range(len(truth) - 3):
        at[tuple(truth[i:i + 4])].append(i)
    found = {}
    for i, words in enumerate(blocks):
        if len(words) < SHORT: continue
        own = shingles(words)
        if sum((own & known).values()) < 0.5 * sum(own.values()): continue
        starts = collections.Counter(p - j for j in range(len(words) - 3) for p in at.get(tuple(words[j:j + 4]), ()))
        begin = starts.most_common(1)[0][0]
        found[i] = (max(0, begin), min(len(truth), begin + len(words)))
    best, before = {}, {}
    order = sorted(found)
    for a, i in enumerate(order):
        best[i], before[i] = len(blocks[i]), None
        for j in order[:a]:
            if found[j][1] <= found[i][0] + min(6, len(blocks[i]) // 2) and best[j] + len(blocks[i]) > best[i]:
                best[i], before[i] = best[j] + len(blocks[i]), j
    chain, at_end = set(), max(order, key=best.get) if order else None
    while at_end is not None:
        chain.add(at_end)
        at_end = before[at_end]
    # A second copy of a passage is no part of the article; one out of order is.
    return {i: r for i, r in found.items()
            if i in chain or not any(found[j][0] < r[1] and r[0] < found[j][1] for j in chain)}


def labels(blocks, truth):
    """1 for each block of the article."""
    found = anchors(blocks, truth)
    y = np.zeros(len(blocks))
    y[list(found)] = 1
    order = sorted(found)
    for step in range(len(order) + 1):
        low = order[step - 1] if step else -1
        high = order[step] if step < len(order) else len(blocks)
        begin = found[low][1] if step else 0
        end = found[high][0] if step < len(order) else len(truth)
        if step == 0:           # backwards from the first long block
            for i in range(high - 1, max(-1, high - FIRST_REACH), -1):
                words = blocks[i]
                if not words or len(words) >= SHORT: continue
                for s in range(end - len(words), max(-1, end - len(words) - 4), -1):
                    if s >= 0 and truth[s:s + len(words)] == words:
                        y[i], end = 1, s
                        break
            continue
        last = step == len(order)
        for i in range(low + 1, min(len(blocks), low + NEXT_REACH) if last else high):
            words = blocks[i]
            if not words or len(words) >= SHORT: continue
            for s in range(begin, min(end, begin + (6 if last else 80))):
                if truth[s:s + len(words)] == words and s + len(words) <= end + 1:
                    y[i], begin = 1, s + len(words)
                    break
    return y


def site(url):
    """The name by which pages of one publisher are kept in one fold."""
    return (urllib.parse.urlparse(url).hostname or "").split(".")[-2:-1]


def load(blocks_path, truth_path):
    truth = json.load(open(truth_path, encoding="utf-8"))
    pages = []
    for line in open(blocks_path, encoding="utf-8"):
        page = json.loads(line)
        key = os.path.basename(page["path"])[:-5]
        article = truth[key]["articleBody"]
        words = WORD.findall(article)
        pages.append({"key": key, "article": article, "site": str(site(truth[key]["url"])), "texts": page["texts"],
                      "x": np.array(page["rows"], dtype=np.float32), "names": page["names"],
                      "y": labels([WORD.findall(t) for t in page["texts"]], words),
                      # The measure is a mean over pages: a block weighs by its share of its page.
                      "w": np.array([min(1, len(WORD.findall(t)) / max(20, len(words))) * 300 + 0.3 for t in page["texts"]])})
    return pages


def fit(pages):
    x, y, w = (np.concatenate([p[k] for p in pages]) for k in "xyw")
    models = []
    for seed in SEEDS:
        model = GradientBoostingClassifier(n_estimators=150, max_depth=3, learning_rate=0.08, subsample=0.6, max_features=0.3,
                                           min_samples_leaf=20, random_state=seed)
        models.append(model.fit(x, y > 0.5, sample_weight=w))
    return models


def prior(model):
    p = model.init_.class_prior_[1]
    return float(np.log(p / (1 - p)))


def probability(models, x):
    z = np.mean([m.decision_function(x) for m in models], axis=0)
    return 1 / (1 + np.exp(-z))


def score(pages, kept):
    ps, rs = [], []
    for page, keep in zip(pages, kept):
        gold = shingles(WORD.findall(page["article"]))
        ours = shingles(WORD.findall("\n\n".join(t for t, k in zip(page["texts"], keep) if k)))
        hits = sum((gold & ours).values())
        if ours: ps.append(hits / sum(ours.values()))
        rs.append(hits / max(1, sum(gold.values())))
    p, r = statistics.mean(ps), statistics.mean(rs)
    return p, r, 2 * p * r / (p + r)


def cross_validate(pages, folds):
    sites = sorted({p["site"] for p in pages})
    random.Random(0).shuffle(sites)
    tested, kept = [], []
    for fold in range(folds):
        out = set(sites[fold::folds])
        models = fit([p for p in pages if p["site"] not in out])
        for page in pages:
            if page["site"] in out:
                tested.append(page)
                kept.append(probability(models, page["x"]) > THRESHOLD)
    print("precision %.4f recall %.4f F1 %.4f" % score(tested, kept))


def tree_nodes(tree, names, scale):
    """Preorder, as src/ingest/page_model.h reads it."""
    out, open_nodes = [], [0]
    while open_nodes:
        i = open_nodes.pop()
        if tree.children_left[i] < 0:
            out.append("=%.6g" % (tree.value[i][0][0] * scale))
        else:
            # Features are single precision; what is <= the threshold goes left there, too.
            out.append("%s<%.9g" % (names[tree.feature[i]], np.float32(tree.threshold[i])))
            open_nodes += [tree.children_right[i], tree.children_left[i]]
    return " ".join(out)


def write(models, names, out):
    out.write("# Which blocks of a web page are its article: boosted trees over the features of src/ingest/page_features.cc,\n"
              "# trained by train/page/page_blocks.py; not for hands. tree: its number, or base: what all begin with. nodes: in\n"
              "# preorder; feature<threshold, then what lies up to it and what above; =value is a leaf, added to the log-odds.\n"
              "tree\tnodes\n")
    out.write("base\t%.6g\n" % np.mean([prior(m) for m in models]))
    number = 0
    for model in models:
        for estimator in model.estimators_[:, 0]:
            out.write("%d\t%s\n" % (number, tree_nodes(estimator.tree_, names, model.learning_rate / len(models))))
            number += 1


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("blocks")
    ap.add_argument("truth")
    ap.add_argument("--folds", type=int, default=0)
    args = ap.parse_args()
    pages = load(args.blocks, args.truth)
    if args.folds:
        cross_validate(pages, args.folds)
        return
    models = fit(pages)
    print("on the training pages: precision %.4f recall %.4f F1 %.4f"
          % score(pages, [probability(models, p["x"]) > THRESHOLD for p in pages]), file=sys.stderr)
    write(models, pages[0]["names"], sys.stdout)


if __name__ == "__main__":
    main()
