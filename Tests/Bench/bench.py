"""Speed and memory of the release build, compared with a floor measured in the same run.

The floor: starting a program of the same link mode, plus zlib level 6 on the same XML bytes.
Times are CPU seconds of whole processes, medians of interleaved runs; instructions are callgrind's, of
stripped copies, and repeat exactly. Prints a table and writes bench.json.

Redlines: of two profiles, and of two Word files of others with sixteen pages and fifty times as many, with
fifty times the changes (pair.py). How much they mark, against what a careful person would mark, comes from the
tests that count it in the written documents (WrittenMeasureTests); left out with --quick.

Usage: bench.py [--quick]
"""

import json
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile

import pair

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHOUCE = ROOT / ".build/release/shouce"
RUNS = 5 if "--quick" in sys.argv else 15
FORMATS = ("docx", "odt")
rows = []


# Linux counts into a child's peak what its process held between fork and exec, which is all that the
# parent holds; so commands are started by a process of their own that is small and stays so.
STARTER = """
import os, sys, time
for line in sys.stdin:
    arguments = line.rstrip("\\n").split("\\0")
    before = time.monotonic()
    child = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_WRONLY, 0) for fd in (1, 2)])
    _, status, usage = os.wait4(child, 0)
    print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime,
          time.monotonic() - before, usage.ru_maxrss / 1024, flush=True)
"""
starter = None


def run(arguments):
    """CPU seconds, wall seconds and peak MiB of one process (8 at least, the size of the starter)."""
    global starter
    if starter is None:
        starter = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", STARTER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True)
    starter.stdin.write("\0".join(map(str, arguments)) + "\n")
    starter.stdin.flush()
    status, *figures = starter.stdout.readline().split()
    if status != "0":
        sys.exit(f"{arguments}: status {status}")
    return tuple(map(float, figures))


def median(samples, index):
    return statistics.median(sample[index] for sample in samples)


def instructions(arguments, folder):
    """Millions of instructions of a whole process; None without valgrind."""
    if not shutil.which("valgrind"):
        return None
    copy = folder / "stripped"
    shutil.copy(arguments[0], copy)
    subprocess.run(["strip", "-g", copy], check=True)
    report = folder / "callgrind.out"
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={report}", copy]
        + [str(a) for a in arguments[1:]],
        capture_output=True, text=True,
        env={**os.environ, "SHOUCE_TEMPLATES": str(ROOT / "Templates")},
    )
    found = re.search(r"Collected : (\d+)", result.stderr)
    return int(found[1]) / 1e6 if found else None


def build_floor(folder):
    program = folder / "floor"
    subprocess.run(
        ["swiftc", "-O", "-static-stdlib", "-I", ROOT / "Sources/CZlib", ROOT / "Tests/Bench/floor.swift",
         "-o", program], check=True, capture_output=True)
    return program


def parts(documents, folder):
    """The XML parts of documents, unpacked."""
    files = []
    for document in documents:
        with zipfile.ZipFile(document) as archive:
            for name in archive.namelist():
                if name.endswith((".xml", ".rels", ".data")):
                    path = folder / f"{len(files)}.xml"
                    path.write_bytes(archive.read(name))
                    files.append(path)
    return files


def items(body):
    """The items of a YAML list in block style, as texts."""
    found = []
    for line in body.splitlines(keepends=True):
        if re.match(r"\s*- ", line) and (not found or len(line) - len(line.lstrip()) == found[0][0]):
            found.append([len(line) - len(line.lstrip()), line])
        elif found:
            found[-1][1] += line
    return [text for _, text in found]


def grown(profile, factor):
    """A profile with `factor` times the outlets, people and products, each under a name of its own."""
    text = profile.read_text(encoding="utf-8")
    sections = re.split(r"(?m)^(?=\S+:)", text)
    for index, section in enumerate(sections):
        if section.split(":")[0] not in ("outlets", "people", "products", "网点", "人员", "商品"):
            continue
        head, body = section.split("\n", 1)
        originals = items(body)
        copies = list(originals)
        for number in range(1, factor):
            for item in originals:
                copy = re.sub(r"(?m)^(\s*- (?:\{)?(?:name|名称|姓名):\s*)([^,\n]+)", rf"\g<1>\g<2>{number}", item, 1)
                copy = re.sub(r"(?m)^\s*(roles|职务):.*\n", "", copy)
                copies.append(re.sub(r", (?:roles|职务): \[[^\]]*\]", "", copy))
        sections[index] = head + "\n" + "".join(copies)
    return "".join(sections)


def company(folder, factor):
    """A company of that size: facts of the plant, and copies of the pack's procedures."""
    source = ROOT / "Examples/plant"
    target = folder / f"x{factor}"
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("out"))
    (target / "profile.yaml").write_text(grown(source / "profile.yaml", factor), encoding="utf-8")
    pack = ROOT / "Templates/gbt27922-2011"
    manifest = (pack / "pack.yaml").read_text(encoding="utf-8")
    names = sorted(path.stem for path in (pack / "procedures").glob("*.md"))
    own = target / "templates/procedures"
    own.mkdir(parents=True)
    copies = []
    for number in range(1, factor):
        for name in names:
            text = (pack / f"procedures/{name}.md").read_text(encoding="utf-8")
            # A copy has an id, a key and a title of its own; what it refers to stays.
            text = re.sub(rf'(?m)^(id|procedure): "?{name}"?$', rf"\1: {name}-{number}", text)
            text = re.sub(r"(?m)^title: (.*)$", rf"title: \g<1>{number}", text, count=1)
            text = text.replace(f'with key="{name}"', f'with key="{name}-{number}"')
            # Everybody's telephone stands in the manual once: a list in every copy of the emergency
            # procedure would make the document itself grow with the square of the factor.
            text = text.replace('{% include "partials/telephones.md" %}\n', "")
            (own / f"{name}-{number}.md").write_text(text, encoding="utf-8")
            copies.append(f"procedures/{name}-{number}")
    if copies:
        last = re.findall(r"(?m)^( *- procedures/[a-z-]+)$", manifest)[-1]
        indent = last[: last.index("-")]
        lines = [last] + [f"{indent}- {copy}" for copy in copies]
        manifest = manifest.replace(last, "\n".join(lines), 1)
        (target / "templates/pack.yaml").write_text(manifest, encoding="utf-8")
    return target


def measure(name, source, floor, folder, runs):
    out = folder / f"out-{name}"
    command = [SHOUCE, "build", source, "-o", out]
    run(command)
    documents = sorted(out.rglob("*.docx")) + sorted(out.rglob("*.odt"))
    unpacked = folder / f"parts-{name}"
    unpacked.mkdir()
    files = parts(documents, unpacked)
    size = sum(path.stat().st_size for path in files)
    ours, floors = [], []
    for _ in range(runs):
        ours.append(run(command))
        floors.append(run([floor, *files]))
    row = {
        "case": name, "xml_mb": size / 1e6, "cpu_ms": median(ours, 0) * 1e3,
        "floor_ms": median(floors, 0) * 1e3, "ratio": median(ours, 0) / median(floors, 0),
        "peak_mib": max(sample[2] for sample in ours),
    }
    if size < 20e6:
        row["instructions_m"] = instructions(command, folder)
        row["floor_instructions_m"] = instructions([floor, *files], folder)
    rows.append(row)


def measure_many(floor, folder, count, runs):
    """Many profiles in one process, start not counted: the difference between count and one."""
    sources = []
    for number in range(count):
        target = folder / f"many/{number:03}"
        shutil.copytree(ROOT / "Examples/abc", target, ignore=shutil.ignore_patterns("out"))
        sources.append(target)
    out = folder / "out-many"
    one, few, all_ = ([], [], [])
    for _ in range(runs):
        one.append(run([SHOUCE, "build", sources[0], "-o", out / "one"]))
        few.append(run([SHOUCE, "build", *sources[: count // 10], "-o", out / "few"]))
        all_.append(run([SHOUCE, "build", *sources, "-o", out / "all"]))
    unpacked = folder / "parts-many"
    unpacked.mkdir()
    files = parts(sorted((out / "one").rglob("*.docx")) + sorted((out / "one").rglob("*.odt")), unpacked)
    start = median([run([floor]) for _ in range(runs)], 0)
    deflate = median([run([floor, *files]) for _ in range(runs)], 0) - start
    each = (median(all_, 0) - median(one, 0)) / (count - 1)
    rows.append({
        "case": f"{count} profiles", "cpu_ms": each * 1e3, "floor_ms": deflate * 1e3,
        "ratio": each / deflate, "peak_mib": max(sample[2] for sample in all_),
        "peak_mib_of_a_tenth": max(sample[2] for sample in few),
        "cores_busy": median(all_, 0) / median(all_, 1),
    })


def measure_layout(folder):
    """What page numbers cost: one company, and each of eight that share the starts of LibreOffice."""
    if not shutil.which("soffice") or not shutil.which("pdfinfo"):
        return
    sources = sorted((folder / "many").iterdir())[:8]
    out = folder / "out-layout"
    for name, companies in (("layout of abc", sources[:1]), ("layout of 8 at once", sources)):
        command = [SHOUCE, "build", *companies, "-o", out]
        without = run([*command, "--paginate", "never"])
        sample = run([*command, "--paginate", "always"])
        rows.append({
            "case": name, "cpu_ms": (sample[0] - without[0]) / len(companies) * 1e3,
            "wall_ms": (sample[1] - without[1]) / len(companies) * 1e3, "peak_mib": sample[2],
        })


def measure_redline(name, source, folder, runs):
    """Two profiles compared, and the redline written: every telephone number is another, an item is gone."""
    revised = folder / f"revised-{source.name}"
    shutil.copytree(source, revised, ignore=shutil.ignore_patterns("out"))
    profile = revised / "profile.yaml"
    text = profile.read_text(encoding="utf-8")
    text = re.sub(r"(?m)((?:phone|电话): *[^\s,}]*)(\d)\b",
                  lambda found: f"{found[1]}{(int(found[2]) + 1) % 10}", text)
    profile.write_text(text, encoding="utf-8")
    redline = folder / f"{source.name}.docx"
    builds = [[SHOUCE, "build", each, "--format", "docx", "-o", folder / "out-redline"]
              for each in (source, revised)]
    command = [SHOUCE, "diff", source, revised, "--format", "docx", "-o", redline]
    apart, whole = [], []
    for _ in range(runs):
        apart.append(sum(run(build)[0] for build in builds))
        redline.unlink(missing_ok=True)
        whole.append(run(command))
    rows.append({
        "case": f"redline of {name}", "cpu_ms": median(whole, 0) * 1e3,
        "builds_ms": statistics.median(apart) * 1e3,
        "xml_mb": sum(len(zipfile.ZipFile(redline).read(part)) for part in ["word/document.xml"]) / 1e6,
        "peak_mib": max(sample[2] for sample in whole),
    })


def measure_pair(factor, folder, runs):
    """Two Word files of others compared, and the redline written."""
    old, new = pair.pair(folder / f"pair-{factor}", factor)
    redline = folder / "pair.docx"
    samples = []
    for _ in range(runs):
        redline.unlink(missing_ok=True)
        samples.append(run([SHOUCE, "diff", old, new, "--format", "docx", "-o", redline]))
    rows.append({
        "case": f"redline, {16 * factor} pages", "cpu_ms": median(samples, 0) * 1e3,
        "xml_mb": len(zipfile.ZipFile(redline).read("word/document.xml")) / 1e6,
        "peak_mib": max(sample[2] for sample in samples),
    })


def measure_marks(folder):
    """How much the redlines of the careful cases mark together, as they are written."""
    report = folder / "marks"
    subprocess.run(
        ["swift", "test", "--disable-xctest", "--filter", "WrittenMeasureTests"], cwd=ROOT, check=True,
        capture_output=True, env={**os.environ, "SHOUCE_MEASURES": str(report)})
    print(f"{'':>20} {'noise':>10} {'places/changes':>15} {'moves':>10} {'cut atoms':>10}")
    for line in sorted(report.read_text().splitlines()):
        name, _, noise, _, places, _, moves, _, cuts = line.split()
        print(f"{'marks in ' + name:>20} {float(noise):>10.3f} {float(places):>15.3f} {moves:>10} {cuts:>10}")
        rows.append({
            "case": f"marks in {name}", "noise": float(noise), "places_for_each_change": float(places),
            "moves": moves, "cut_atoms": int(cuts),
        })


def main():
    os.environ["SHOUCE_TEMPLATES"] = str(ROOT / "Templates")
    os.environ["SHOUCE_PAGINATE"] = "never"
    folder = pathlib.Path(tempfile.mkdtemp(prefix="shouce-bench-"))
    try:
        floor = build_floor(folder)
        measure("abc", ROOT / "Examples/abc", floor, folder, RUNS)
        for factor in (1, 10, 100):
            measure(f"plant x {factor}", company(folder, factor), floor, folder, max(3, RUNS // factor))
        measure_many(floor, folder, 200, 3)
        measure_redline("abc", ROOT / "Examples/abc", folder, max(3, RUNS // 3))
        for factor in (1, 10):
            measure_redline(f"plant x {factor}", folder / f"x{factor}", folder, 3)
        for factor in (1, 50):
            measure_pair(factor, folder, max(3, RUNS // 3))
        measure_layout(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    keys = ["case", "xml_mb", "cpu_ms", "floor_ms", "ratio", "instructions_m", "floor_instructions_m",
            "peak_mib", "peak_mib_of_a_tenth", "cores_busy", "wall_ms", "builds_ms"]
    print(" ".join(f"{key:>20}" for key in keys))
    for row in rows:
        cells = (row.get(key) for key in keys)
        print(" ".join(
            f"{'-' if c is None else c if isinstance(c, str) else format(c, '.2f'):>20}" for c in cells))
    if "--quick" not in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            measure_marks(pathlib.Path(folder))
    (ROOT / "bench.json").write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")


main()
