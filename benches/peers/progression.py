"""The questions of the bench `progression`, asked of networkx and rustworkx.

    pip install networkx rustworkx
    cargo bench --bench progression
    python3 benches/peers/progression.py [SIZE ...]

The same progressions as in `benches/progression/case.rs`, by the same seed. Each time is the best
of several runs. What `cargo bench` measured last stands beside it, where it is found. Answers are
counted and compared between the peers.
"""

import json
import pathlib
import sys
import time

MASK = (1 << 64) - 1
EDGES, WINDOW = 5, 200


class Seed:
    """SplitMix64 of Steele, Lea and Flood."""

    def __init__(self, state):
        self.state = state

    def below(self, bound):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return (mixed ^ (mixed >> 31)) % bound


def shape(size):
    """Identifiers in the order of learning, the order of inserting, and what each one needs."""
    order, seed = list(range(size)), Seed(0x000C0771)
    for place in range(size - 1, 0, -1):
        other = seed.below(place + 1)
        order[place], order[other] = order[other], order[place]
    seed, needs = Seed(0xC0771A), []
    for place in order:
        back, members = min(WINDOW, place), []
        while len(members) < min(EDGES, back):
            member = place - 1 - seed.below(back)
            if member not in members:
                members.append(member)
        needs.append(members)
    ids = [f"{i ^ 0x5BD1:08x}-0000-4000-8000-{i * 7919:012x}" for i in range(size)]
    return ids, order, needs


def best(run, times=3):
    least, answer = float("inf"), None
    for _ in range(times):
        begun = time.perf_counter()
        answer = run()
        least = min(least, time.perf_counter() - begun)
    return least, answer


def by_networkx(ids, order, needs):
    import networkx

    def build():
        graph = networkx.DiGraph()
        graph.add_nodes_from(ids[place] for place in order)
        for place, members in zip(order, needs):
            graph.add_edges_from((ids[member], ids[place]) for member in members)
        return graph, sum(1 for _ in networkx.topological_sort(graph))

    built, (graph, _) = best(build)
    held = set(ids[: len(ids) // 2])

    def ready():
        return sum(
            1
            for node in graph
            if node not in held and all(member in held for member in graph.predecessors(node))
        )

    yield "build", built, graph.number_of_edges()
    yield ("ready", *best(ready))
    yield ("before", *best(lambda: len(networkx.ancestors(graph, ids[-1]))))


def by_rustworkx(ids, order, needs):
    import rustworkx

    def build():
        graph = rustworkx.PyDiGraph()
        nodes = dict(zip((ids[place] for place in order), graph.add_nodes_from([ids[p] for p in order])))
        for place, members in zip(order, needs):
            target = nodes[ids[place]]
            graph.add_edges_from_no_data([(nodes[ids[member]], target) for member in members])
        return graph, nodes, len(rustworkx.topological_sort(graph))

    built, (graph, nodes, _) = best(build)
    held = {nodes[one] for one in ids[: len(ids) // 2]}

    def ready():
        return sum(
            1
            for node in graph.node_indices()
            if node not in held and held.issuperset(graph.predecessor_indices(node))
        )

    yield "build", built, graph.num_edges()
    yield ("ready", *best(ready))
    yield ("before", *best(lambda: len(rustworkx.ancestors(graph, nodes[ids[-1]]))))


def by_continua(size):
    """What the bench measured last, in seconds."""
    names = {
        "build": "build/one way, shuffled, continua",
        "ready": "ready/continua",
        "before": "before/continua all",
    }
    root = pathlib.Path(__file__).parents[2] / "target" / "criterion"
    for what, name in names.items():
        estimates = root / name / str(size) / "new" / "estimates.json"
        if estimates.is_file():
            median = json.loads(estimates.read_text())["median"]["point_estimate"]
            yield what, median / 1e9


def main():
    sizes = [int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000]
    print("| competencies | question | continua | rustworkx | networkx |")
    print("|---|---|---|---|---|")
    for size in sizes:
        made = shape(size)
        rows, answers = {}, {}
        for name, peer in [("networkx", by_networkx), ("rustworkx", by_rustworkx)]:
            try:
                for what, seconds, answer in peer(*made):
                    rows.setdefault(what, {})[name] = seconds
                    assert answers.setdefault(what, answer) == answer, (what, answer)
            except ImportError:
                print(f"{name} is not installed", file=sys.stderr)
        ours = dict(by_continua(size))
        for what, peers in rows.items():
            here = ours.get(what)
            cells = [f"{here * 1e3:.3g} ms" if here else "not measured"]
            for name in ("rustworkx", "networkx"):
                there = peers.get(name)
                ratio = f" ({there / here:.0f} times)" if there and here else ""
                cells.append(f"{there * 1e3:.3g} ms{ratio}" if there else "not installed")
            print(f"| {size:,} | {what} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
