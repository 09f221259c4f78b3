"""Reads `perf report --sort symbol,dso` and prints how much of the time goes to what."""
import collections
import re
import sys

# The first that fits: a pattern of the symbol, and what its code is for.
KINDS = [
    (r"libdeflate|deflate_", "deflate of the index"),
    (r"miniz|inflate", "documents of others"),
    (r"\[k\]", "kernel: files and fresh pages"),
    (r"_mi_|mi_|mimalloc", "allocator"),
    (r"tera::", "Tera"),
    (r"granit|teladan::yaml", "YAML"),
    (r"pulldown_cmark|teladan::parse", "Markdown"),
    (r"blake3", "hashes"),
    (r"base64", "base64"),
    (r"teladan::search::document|teladan::search::plain_text", "search: texts of documents"),
    (r"teladan::search::analyzer|rust_stemmers|unicode_normalization", "search: words"),
    (r"teladan::search", "search: lists and files"),
    (r"teladan::render::markdown", "Markdown to HTML"),
    (r"teladan::render", "views"),
    (r"teladan::graph", "graph"),
    (r"teladan::validate|teladan::names|teladan::model", "validation"),
    (r"teladan::pipeline|teladan::read|teladan::output|teladan::cli|teladan::images|teladan::theme", "other stages"),
    (r"serde", "serialising"),
    (r"rayon|crossbeam", "threads"),
    (r"memcmp|memmove|memcpy|memset", "copies and comparisons of bytes"),
]
shares = collections.Counter()
rest = collections.Counter()
for line in sys.stdin:
    found = re.match(r"\s*(\d+\.\d+)%\s+(.*)", line)
    if not found:
        continue
    share, symbol = float(found[1]), found[2]
    kind = next((kind for pattern, kind in KINDS if re.search(pattern, symbol)), "other")
    shares[kind] += share
    if kind == "other":
        rest[symbol.split("  ")[0][:70]] += share
for kind, share in shares.most_common():
    print(f"{share:5.1f} %  {kind}")
for symbol, share in rest.most_common(5):
    if share > 0.5:
        print(f"         of it {share:4.1f} %  {symbol}")
