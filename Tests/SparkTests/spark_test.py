"""Runs the Spark sample on a cluster of two worker processes: spark_test.py WIRECOPY [ARTICLES]

20,000 articles, 20 of them broken, as whole files, as members of archives and as lines of NDJSON. Says that it was
skipped, and succeeds, where Java or PySpark is missing.
"""

import io
import json
import os
import pathlib
import shutil
import sys
import tarfile
import tempfile
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BROKEN = 20

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf>
  <head>
    <title>Tide table {number}</title>
    <docdata>
      <doc-id id-string="urn:example:tide:{number}"/>
      <date.issue norm="2024{month:02}{day:02}T081500Z"/>
    </docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Tide table {number} for Port Example</hl1></hedline>
    </body.head>
    <body.content>
      <p>High water at the harbour wall is {number} minutes later than the day before.</p>
      <p>The pilots of Port Example ask all masters to wait for the signal. \u00c4nderungen m\u00f6glich.</p>
    </body.content>
  </body>
</nitf>
"""


def nitf(number):
    """A document with one article."""
    return NITF.format(number=number, month=1 + number % 12, day=1 + number % 28)


def line(number):
    """An article as a line of NDJSON."""
    article = {
        "format": "wirecopy/1",
        "id": f"urn:example:tide:{number}",
        "language": "en",
        "published": f"2024-{1 + number % 12:02}-{1 + number % 28:02}T08:15:00Z",
        "headlines": [{"text": f"Tide table {number} for Port Example"}],
        "body": [{"type": "paragraph", "text": f"High water is {number} minutes later."}],
    }
    return json.dumps(article)


def generate(folder, count):
    """Writes an archive; returns where its errors are, as (source, line, column known)."""
    errors = set()
    step = count // BROKEN
    broken = {number for number in range(step // 2, count, step)}
    assert len(broken) == BROKEN
    files, members = range(0, count * 3 // 20), range(count * 3 // 20, count // 4)
    (folder / "day, two").mkdir(parents=True)

    def document(number, source):
        text = nitf(number)
        if number in broken:
            # The end tag of the headline is missing, so that the next one stands where it must not.
            text = text.replace("</hl1>", "")
            errors.add((source, 12))
        return text.encode()

    for number in files:
        path = folder / "day, two" / f"{number}.xml"
        path.write_bytes(document(number, f"file:{path}"))
    with zipfile.ZipFile(folder / "members.zip", "w") as archive:
        for number in members[::2]:
            archive.writestr(f"{number}.xml", document(number, f"file:{folder}/members.zip/{number}.xml"))
    with tarfile.open(folder / "members.tar.gz", "w:gz") as archive:
        for number in members[1::2]:
            content = document(number, f"file:{folder}/members.tar.gz/{number}.xml")
            info = tarfile.TarInfo(f"{number}.xml")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    lines = range(count // 4, count)
    for part in range(4):
        path = folder / f"lines-{part}.ndjson"
        offset = 0
        with open(path, "wb") as output:
            for number in lines[part::4]:
                content = line(number)
                if number in broken:
                    content = content[:-20]
                    errors.add((f"file:{path}@{offset}", 1))
                content = content.encode() + b"\n"
                output.write(content)
                offset += len(content)
    return errors


def check(session, output, expected, count):
    """Compares what was written with what was to be."""
    frame = session.read.parquet(str(output))
    articles = frame.where("status = 'ok'")
    assert articles.count() == count - BROKEN, f"{articles.count()} articles, not {count - BROKEN}"
    assert session.read.parquet(str(output / "status=ok")).count() == count - BROKEN
    assert articles.select("id").distinct().count() == count - BROKEN
    assert articles.where("headline is null or body_text is null or json is null").count() == 0
    assert articles.where("body_text like '%minutes later%'").count() == count - BROKEN
    found = {(row.source, row.line) for row in frame.where("status = 'error'").collect()}
    assert found == expected, f"errors: {sorted(found ^ expected)[:4]}"
    assert frame.where("status = 'error' and (column is null or error is null)").count() == 0
    assert frame.where("status = 'skipped'").count() == 0
    return len(found)


def seconds(work):
    """How long something takes."""
    start = time.monotonic()
    work()
    return time.monotonic() - start


def main():
    """Runs the test."""
    wirecopy = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    if shutil.which("java") is None:
        print("spark: skipped, because there is no Java: apt-get install openjdk-17-jre-headless")
        return
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        print("spark: skipped, because there is no PySpark: pip install pyspark")
        return
    sys.path.insert(0, str(ROOT / "Samples" / "spark"))
    import convert_archive

    os.environ["PYSPARK_PYTHON"] = sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        expected = generate(folder / "archive", count)
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .appName("wirecopy test")
            .config("spark.files.openCostInBytes", "0")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate()
        )
        context = session.sparkContext
        context.setLogLevel("ERROR")
        context.addPyFile(convert_archive.__file__)
        try:
            archive, worker = f"file:{folder}/archive", f"{wirecopy} worker -t json --skip-others"
            # The first job starts the Python processes of the executors.
            context.parallelize(range(8), 8).map(str).pipe("cat").count()
            through_cat = seconds(lambda: convert_archive.replies(session, archive, "cat", 8).count())
            through_worker = seconds(lambda: convert_archive.replies(session, archive, worker, 8).count())
            output = folder / "articles.parquet"
            whole = seconds(lambda: convert_archive.convert(session, archive, str(output), worker, 8))
            errors = check(session, output, expected, count)
        finally:
            session.stop()
    print(
        f"spark: {count - BROKEN} articles and {errors} located errors; the job took {whole:.1f} s, its pipe alone "
        f"{through_worker:.1f} s, and {through_cat:.1f} s with cat in place of wirecopy"
    )


if __name__ == "__main__":
    main()
