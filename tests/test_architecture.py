"""Which module may import which, held by reading the source of every module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("rag", "eval")
EDGES = ("ingest.py", "ui.py")

# A module may import from its own layer and from those above it in this table, never from those
# below. A new module belongs here: choose the first layer that lets it import what it needs.
LAYERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("nouns and errors", ("rag", "rag.datamodels", "rag.answers", "rag.errors", "rag.identifiers")),
    (
        "pure parts and encoders",
        (
            *("rag.settings", "rag.reading", "rag.reading_*", "rag.markup", "rag.codec"),
            *("rag.edits", "rag.furniture", "rag.gluing", "rag.wrapping", "rag.vocabulary"),
            *("rag.headings", "rag.layout", "rag.structure", "rag.notes", "rag.registers"),
            *(
                "rag.metadata",
                "rag.linking",
                "rag.regions",
                "rag.parsing",
                "rag.cleaning",
                "rag.mending",
                "rag.splitting",
                "rag.citing",
            ),
            *(
                "rag.encoding",
                "rag.static",
                "rag.embedded",
                "rag.embedded_*",
                "rag.vectors",
                "rag.fusion",
                "rag.ordinary",
            ),
            *(
                "rag.intent",
                "rag.languages",
                "rag.function_words",
                "rag.leaning",
                "rag.asking",
                "rag.formalities",
                "rag.enumerating",
                "rag.rendering",
                "rag.rendering_html",
                "rag.rendering_cards",
                "rag.page",
                "rag.page_form",
                "rag.page_talk",
                "rag.wording",
                "rag.referring",
                "rag.offices",
                "rag.records",
                "rag.document_records",
                "rag.filtering",
            ),
            *(
                "rag.tables",
                "rag.inspecting",
                "rag.locking",
                "rag.ingest_report",
                "rag.gathering",
                "rag.naming",
                "rag.speakers",
                "rag.framing",
                "rag.additions",
                "rag.countries",
                "rag.duplicates",
                "rag.connecting",
                "rag.conditions",
                "rag.counting",
                "rag.dialogue",
                "rag.remarks",
                "rag.asking_back",
                "rag.correcting",
                "rag.context",
                "rag.changing",
                "rag.message_parts",
                "rag.telling",
                "rag.members",
                "rag.full_names",
                "rag.periods",
                "rag.spans_of_time",
                "rag.trends",
                "rag.limits",
                "rag.interpreting",
                "rag.refusing",
                "rag.numbered",
                "rag.tallying",
                "rag.ranking",
                "rag.restating",
                "rag.posts",
                "rag.persons",
                "rag.standings",
                "rag.standing_words",
                "rag.question_sets",
                "rag.inflections",
                "rag.compounds",
                "rag.idioms",
                "rag.manners",
                "rag.bare_names",
                "rag.figures",
                "rag.aligning",
                "rag.clauses",
                "rag.compressing",
                "rag.speaking",
                "rag.quotations",
                "rag.model_failures",
                "rag.findings",
                "rag.comparing",
                "rag.scope",
                "rag.checking",
            ),
        ),
    ),
    (
        "stores, retrieval, composing",
        (
            *(
                "rag.library",
                "rag.catalogue",
                "rag.ledger",
                "rag.settling",
                "rag.vectorstore",
                "rag.lexical",
                "rag.tokenstore",
                "rag.interaction",
                "rag.page_head",
                "rag.page_answers",
                "rag.caches",
                "rag.passport",
                "rag.passport_*",
                "rag.verifying",
                "rag.recounting",
                "rag.asking_again",
            ),
            *(
                "rag.retrieval",
                "rag.langchain_retriever",
                "rag.choosing",
                "rag.searching",
                "rag.pairs",
                "rag.joining",
                "rag.rephrasing",
                "rag.phrasing",
                "rag.language_model",
                "rag.lookup",
                "rag.unbounded",
                "rag.adding",
                "rag.attributing",
                "rag.answering",
                "rag.enlarging",
                "rag.by_number",
                "rag.moments",
                "rag.fates",
                "rag.listing",
                "rag.composing",
                "rag.picking",
                "rag.answerability",
            ),
            *("rag.sources", "rag.sources.*"),
        ),
    ),
    ("composition roots", ("rag.indexing", "rag.chatbot")),
    ("edges", ("ingest", "ui", "rag.__main__", "eval", "eval.*")),
)
# Which modules alone may import a library that others should not depend on.
OWNERS = {
    "gradio": ("ui",),
    "chromadb": ("rag.vectorstore",),
    "langchain_chroma": ("rag.vectorstore",),
    "tantivy": ("rag.lexical",),
}
LONGEST_FUNCTION = 60
HEAVY = ("torch", "chromadb", "gradio")


@dataclass(frozen=True)
class Import:
    """One import: where it stands, what it names, and whether it happens on import."""

    module: str
    line: int
    target: str
    eager: bool

    def __str__(self) -> str:
        return f"{self.module}, line {self.line}: imports {self.target}"


@cache
def modules() -> dict[str, ast.Module]:
    paths = [p for package in PACKAGES for p in (ROOT / package).rglob("*.py")]
    paths += [ROOT / name for name in EDGES if (ROOT / name).is_file()]
    return {name_of(path): tree_of(path) for path in sorted(paths)}


@cache
def other_code() -> dict[str, ast.Module]:
    paths = [p for folder in ("scripts", "samples") for p in (ROOT / folder).rglob("*.py")]
    return {name_of(path): tree_of(path) for path in sorted(paths)}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports_of(name: str, tree: ast.Module, known: frozenset[str]) -> Iterator[Import]:
    """Yield what a module imports, inside functions too; `from a import b` may name module a.b."""
    deferred = {id(node) for late in deferred_parts(tree) for node in ast.walk(late)}
    for node in ast.walk(tree):
        eager = id(node) not in deferred
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, node.lineno, alias.name, eager)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = name.split(".")[: -node.level] or [name]
                base = ".".join([*package, *([base] if base else [])])
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield Import(name, node.lineno, whole if whole in known else base, eager)


def deferred_parts(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what does not run when the module is imported: functions and type-checking blocks."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    yield from (node for node in ast.walk(tree) if isinstance(node, kinds) or is_for_types(node))


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


@cache
def imports() -> tuple[Import, ...]:
    known = frozenset(modules())
    return tuple(i for name, tree in modules().items() for i in imports_of(name, tree, known))


def layer_of(module: str) -> int | None:
    for index, (_, patterns) in enumerate(LAYERS):
        if any(fnmatch(module, pattern) for pattern in patterns):
            return index
    return None


def is_ours(target: str) -> bool:
    return target in modules()


def test_every_module_has_a_layer():
    unlisted = [name for name in modules() if layer_of(name) is None]
    assert not unlisted, (
        f"{', '.join(unlisted)}: in no layer; add each to LAYERS in tests/test_architecture.py, "
        "in the first layer that lets it import what it needs"
    )


def test_the_modules_that_join_everything_exist():
    missing = {"rag.indexing", "rag.chatbot", "rag.__main__", "ingest", "ui"} - set(modules())
    assert not missing, f"{', '.join(sorted(missing))}: expected by design/house-style, not found"


def test_imports_point_at_the_same_layer_or_above():
    wrong = [
        f"{i} ({LAYERS[layer_of(i.target) or 0][0]} from {LAYERS[layer_of(i.module) or 0][0]})"
        for i in imports()
        if is_ours(i.target) and (layer_of(i.target) or 0) > (layer_of(i.module) or 0)
    ]
    assert not wrong, "imports against the direction:\n" + "\n".join(wrong)


def test_edges_do_not_import_one_another():
    edge = len(LAYERS) - 1
    wrong = [
        str(i)
        for i in imports()
        if is_ours(i.target)
        and layer_of(i.module) == layer_of(i.target) == edge
        and i.module.split(".")[0] != i.target.split(".")[0]
        and i.module != "rag.__main__"  # the command line starts the page
    ]
    assert not wrong, "edges import one another:\n" + "\n".join(wrong)


def test_no_import_cycles():
    graph = {name: set() for name in modules()}
    for found in imports():
        if found.eager and is_ours(found.target) and found.target != found.module:
            graph[found.module].add(found.target)
    done: set[str] = set()
    while ready := {name for name, needs in graph.items() if name not in done and needs <= done}:
        done |= ready
    assert done == set(graph), f"in or behind a cycle: {sorted(set(graph) - done)}"


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_a_library_is_driven_from_one_module(library):
    wrong = [
        str(i)
        for i in imports()
        if i.target.split(".")[0] == library and i.module not in OWNERS[library]
    ]
    assert not wrong, f"only {OWNERS[library]} may import {library}:\n" + "\n".join(wrong)


def test_eval_is_never_imported_by_its_bare_name():
    bare = [str(i) for i in imports() if i.target == "eval" and i.module.split(".")[0] != "eval"]
    for name, tree in (modules() | other_code()).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                bare += [f"{name}, line {node.lineno}" for a in node.names if a.name == "eval"]
    assert not bare, "`import eval` hides a builtin; import from eval.<module>:\n" + "\n".join(bare)


def test_nobody_catches_everything():
    wide = {"Exception", "BaseException"}
    wrong = []
    for name, tree in (modules() | other_code()).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and caught(node) & (wide | {""}):
                wrong.append(f"{name}, line {node.lineno}")
    assert not wrong, "catches every exception; name the ones meant:\n" + "\n".join(wrong)


def caught(handler: ast.ExceptHandler) -> set[str]:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {ast.unparse(kind) if kind else "" for kind in kinds}


def test_no_function_is_longer_than_agreed():
    wrong = [
        f"{name}.{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not wrong, f"functions over {LONGEST_FUNCTION} lines:\n" + "\n".join(wrong)


MUTATORS = frozenset(
    "append add update setdefault pop popitem clear extend insert remove discard sort".split()
)


def test_no_module_changes_its_own_globals():
    wrong = [
        f"{name}, line {line}: {what}"
        for name, tree in modules().items()
        for line, what in changed_globals(tree)
    ]
    assert not wrong, "state at module level:\n" + "\n".join(wrong)


def changed_globals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield where a function changes a name of its module."""
    names = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from changes_in(function, names - local_names(function))


def local_names(function: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    stored = {
        n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
    return stored | {
        argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)
    }


def changes_in(function: ast.AST, names: set[str]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            yield node.lineno, f"global {', '.join(node.names)}"
        elif isinstance(node, ast.Subscript | ast.Attribute) and isinstance(
            node.ctx, ast.Store | ast.Del
        ):
            if isinstance(node.value, ast.Name) and node.value.id in names:
                yield node.lineno, f"changes {node.value.id}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id in names and node.func.attr in MUTATORS:
                yield node.lineno, f"{owner.id}.{node.func.attr}(...)"


@pytest.mark.parametrize("module", ["rag", "rag.chatbot", "eval.report", "eval.run"])
def test_importing_loads_nothing_heavy(module):
    code = f"import sys, {module}\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert not done.stdout.split(), f"import {module} loads {done.stdout.strip()}"


# --- the checks themselves -------------------------------------------------------------------


def test_imports_are_seen_where_they_hide():
    tree = ast.parse(
        "from typing import TYPE_CHECKING\n"
        "from rag import settings, __version__\n"
        "if TYPE_CHECKING:\n    import rag.library\n"
        "def late():\n    from . import errors\n"
    )
    known = frozenset({"rag", "rag.settings", "rag.library", "rag.errors"})
    found = {(i.target, i.eager) for i in imports_of("rag.new", tree, known)}
    assert found == {
        ("typing", True),
        ("rag.settings", True),
        ("rag", True),
        ("rag.library", False),
        ("rag.errors", False),
    }


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("TABLE = {}\ndef f():\n    TABLE['a'] = 1\n", 1),
        ("TABLE = []\ndef f():\n    TABLE.append(1)\n", 1),
        ("COUNT = 0\ndef f():\n    global COUNT\n    COUNT += 1\n", 1),
        ("TABLE = {}\ndef f(TABLE):\n    TABLE['a'] = 1\n", 0),
        ("TABLE = {}\ndef f():\n    return TABLE['a']\n", 0),
    ],
)
def test_changed_globals_are_seen(body, count):
    assert len(list(changed_globals(ast.parse(body)))) == count


def test_layers_are_found_by_pattern():
    assert layer_of("rag.reading_pdf") == 1
    assert layer_of("eval.anything") == len(LAYERS) - 1
    assert layer_of("rag.unheard_of") is None
