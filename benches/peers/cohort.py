"""The decisions of the bench `cohort`, by DuckDB and Polars from the same columns in memory.

    pip install duckdb polars
    CONTINUA_DUMP=rows.csv CONTINUA_BENCH_LARGE=1 cargo bench --bench cohort
    CONTINUA_BENCH_LARGE=1 cargo bench --bench cohort
    python3 benches/peers/cohort.py rows.csv

The rule, for each learner and competency, over the works that are not practice: the decaying
average (rate 0.65) in order of time is at least 3, at least three works reach level 3, and they
are on two tasks at least. Every peer has one thread, and its time is the best of three runs from
a table in memory that has the same columns. Ties of time are broken by the number of the row.
How many learners have shown each competency is compared with what the library decided.
"""

import json
import os
import pathlib
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"


def best(run, times=3):
    least, answer = float("inf"), None
    for _ in range(times):
        begun = time.perf_counter()
        answer = run()
        least = min(least, time.perf_counter() - begun)
    return least, answer


def met(average, good, tasks):
    """Rounded to a millionth, as the library does it before it compares."""
    return f"round({average}, 6) >= 3 and {good} >= 3 and {tasks} >= 2"


# d_n = 0.35^(n-1) x_1 + 0.65 * sum of 0.35^(n-i) x_i over i > 1, by the place i of n in time.
WEIGHT = "pow(0.35e0, works - place) * case when place = 1 then 1.0e0 else 0.65e0 end"

PLACED = """
    select learner, competency, level, task,
        row_number() over (partition by learner, competency order by day, row) as place,
        count(*) over (partition by learner, competency) as works
    from rows where practice = 0
"""

AGGREGATED = f"""
    select learner, competency, sum(level * {WEIGHT}) as average,
        count(*) filter (level >= 3) as good,
        count(distinct task) filter (level >= 3) as tasks
    from placed group by learner, competency
"""

FOLDED = """
    select competency, list_reduce(list_transform(list(level order by day, row), lambda x: x::double),
            lambda before, new: 0.35e0 * before + 0.65e0 * new) as average,
        count(*) filter (level >= 3) as good,
        count(distinct task) filter (level >= 3) as tasks
    from rows where practice = 0 group by learner, competency
"""

SHOWN = f"select competency, count(*) filter ({met('average', 'good', 'tasks')}) as shown from cells group by competency"


def by_duckdb(path):
    import duckdb

    db = duckdb.connect(config={"threads": 1})
    db.execute(
        f"""create table rows as select row::uinteger as row, learner::uinteger as learner,
            competency::usmallint as competency, level::utinyint as level, task::usmallint as task,
            day::integer as day, practice::utinyint as practice from read_csv('{path}')"""
    )
    ask = lambda text: lambda: dict(db.execute(text).fetchall())
    yield "DuckDB, windows", *best(ask(f"with placed as ({PLACED}), cells as ({AGGREGATED}) {SHOWN}"))
    yield "DuckDB, lists", *best(ask(f"with cells as ({FOLDED}) {SHOWN}"))


def by_polars(path):
    import polars as pl

    types = {"row": pl.UInt32, "learner": pl.UInt32, "competency": pl.UInt16, "level": pl.UInt8}
    types |= {"task": pl.UInt16, "day": pl.Int32, "practice": pl.UInt8}
    rows = pl.read_csv(path, schema=types)
    good = pl.col("level") >= 3
    # The weights of `WEIGHT`, by the place in the group.
    place = pl.int_range(pl.len())
    weight = pl.lit(0.35).pow(pl.len() - 1 - place) * pl.when(place == 0).then(1.0).otherwise(0.65)

    def ask():
        cells = (
            rows.lazy()
            .filter(pl.col("practice") == 0)
            .sort("day", "row")
            .group_by("learner", "competency", maintain_order=False)
            .agg(
                (pl.col("level") * weight).sum().alias("average"),
                good.sum().alias("good"),
                pl.col("task").filter(good).n_unique().alias("tasks"),
            )
        )
        shown = (pl.col("average").round(6) >= 3) & (pl.col("good") >= 3) & (pl.col("tasks") >= 2)
        counted = cells.group_by("competency").agg(shown.sum().alias("shown")).collect()
        return dict(counted.iter_rows())

    assert pl.thread_pool_size() == 1
    yield "Polars", *best(ask)


def by_continua(size):
    """What the bench measured last, in seconds."""
    root = pathlib.Path(__file__).parents[2] / "target" / "criterion" / "cohort"
    for name in ("columns", "by hand"):
        estimates = root / name / str(size) / "new" / "estimates.json"
        if estimates.is_file():
            yield name, json.loads(estimates.read_text())["median"]["point_estimate"] / 1e9


def main():
    path = sys.argv[1]
    decided = [int(line) for line in pathlib.Path(f"{path}.shown").read_text().split()]
    with open(path, "rb") as lines:
        size = sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(1 << 20), b"")) - 1
    ours = dict(by_continua(size))
    here = ours.get("columns")
    print("| rows | by | time | beside continua | learners who have shown, all competencies |")
    print("|---|---|---|---|---|")
    for name, seconds in ours.items():
        print(f"| {size:,} | continua, {name} | {seconds:.3g} s | {seconds / here:.1f} | {sum(decided):,} |")
    for peer in (by_duckdb, by_polars):
        try:
            for name, seconds, answer in peer(path):
                assert [answer.get(at, 0) for at in range(len(decided))] == decided, name
                ratio = f"{seconds / here:.1f}" if here else "not measured"
                print(f"| {size:,} | {name} | {seconds:.3g} s | {ratio} | {sum(answer.values()):,} |", flush=True)
        except ImportError as error:
            print(f"{error.name} is not installed", file=sys.stderr)


if __name__ == "__main__":
    main()
