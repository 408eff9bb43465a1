"""Converts a directory of news archives on a Spark cluster and writes Parquet.

    spark-submit convert_archive.py ARCHIVE OUTPUT [--worker "wirecopy worker -t json --skip-others"]

ARCHIVE is a directory, here or on any file system that Spark reads. Its files are documents of any format that
`wirecopy formats` lists, zip and tar archives of such files, and NDJSON, whose lines are split among the workers.
Every executor needs the wirecopy command; `spark-submit --files wirecopy` with `--worker "./wirecopy worker -t json"`
brings it along.

OUTPUT gets the folders status=ok, status=error and status=skipped: a row an article, a row an error with its place, a
row a file that is no news. Nothing that goes wrong with a document ends the job.
"""

import argparse
import base64
import io
import json
import tarfile
import zipfile

from pyspark.sql import SparkSession
from pyspark.sql.types import IntegerType, StringType, StructField, StructType

SCHEMA = StructType(
    [
        StructField("status", StringType(), False),
        StructField("source", StringType(), False),
        StructField("id", StringType()),
        StructField("headline", StringType()),
        StructField("published", StringType()),
        StructField("language", StringType()),
        StructField("body_text", StringType()),
        StructField("json", StringType()),
        StructField("error", StringType()),
        StructField("error_code", StringType()),
        StructField("line", IntegerType()),
        StructField("column", IntegerType()),
    ]
)

LINES = (".ndjson", ".jsonl")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")


# Requests: one line of JSON for each document.


def request(name, content):
    """The request to convert one file."""
    payload = base64.b64encode(content).decode("ascii")
    return json.dumps({"id": name, "name": name, "encoding": "base64", "payload": payload})


def file_requests(file):
    """The requests for one file: itself, or the members of an archive."""
    path, content = file
    name = path.lower()
    if not name.endswith(ARCHIVES):
        yield request(path, content)
        return
    try:
        if name.endswith(".zip"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for member in archive.infolist():
                    if not member.is_dir():
                        yield request(f"{path}/{member.filename}", archive.read(member))
        else:
            with tarfile.open(fileobj=io.BytesIO(content)) as archive:
                for member in archive:
                    if member.isfile():
                        yield request(f"{path}/{member.name}", archive.extractfile(member).read())
    except (zipfile.BadZipFile, tarfile.TarError, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        # A request that fails, and whose reply brings the reason back; see `rows_of`.
        yield json.dumps({"id": {"source": path, "problem": str(error)}, "name": path, "payload": ""})


def line_requests(path):
    """Makes requests of the lines of one file, which are named by the byte that they begin at."""

    def requests(line):
        offset, text = line
        if text.strip():
            name = f"{path}@{offset}"
            yield json.dumps({"id": name, "name": name, "from": "ndjson", "payload": text})

    return requests


def paths_in(session, archive):
    """The files of a directory: what Spark reads whole, the archives, and the files of lines."""
    # Without the column of their content, files are listed and not read.
    frame = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(archive)
    names = sorted(found.path for found in frame.select("path").toLocalIterator())
    plain, archives, lines = {}, [], []
    mixed = set()
    for name in names:
        folder = name.rpartition("/")[0]
        # A folder can only be named as a whole when there is nothing else in it.
        above = folder.rpartition("/")[0]
        while above and above not in mixed:
            mixed.add(above)
            above = above.rpartition("/")[0]
        if name.lower().endswith(LINES):
            lines.append(name)
        elif name.lower().endswith(ARCHIVES):
            archives.append(name)
        else:
            plain.setdefault(folder, []).append(name)
            continue
        mixed.add(folder)
    whole = []
    for folder, files in plain.items():
        whole.extend(files if folder in mixed else [folder])
    return whole, archives, lines


def requests(session, archive, partitions):
    """The requests for everything in a directory, spread over the cluster."""
    context = session.sparkContext
    whole, archives, lines = paths_in(session, archive)
    parts = []
    if whole:
        parts.append(context.binaryFiles(",".join(map(escaped, whole)), partitions).flatMap(file_requests))
    if archives:
        # One archive is opened in one place; its members go everywhere.
        opened = context.binaryFiles(",".join(map(escaped, archives)), partitions).flatMap(file_requests)
        parts.append(opened.repartition(partitions))
    for file in lines:
        # Keys are the offsets of lines, so that an error can be found again in a file that many workers share.
        rows = context.newAPIHadoopFile(
            escaped(file),
            "org.apache.hadoop.mapreduce.lib.input.TextInputFormat",
            "org.apache.hadoop.io.LongWritable",
            "org.apache.hadoop.io.Text",
        )
        parts.append(rows.flatMap(line_requests(file)))
    return context.union(parts) if parts else context.emptyRDD()


def escaped(path):
    """A path that means itself where patterns and lists of paths are taken."""
    # There is no way to escape a comma; this class holds it and its two neighbours.
    special = {",": "[+--]", **{character: "\\" + character for character in "\\*?[]{}^"}}
    return "".join(special.get(character, character) for character in path)


def replies(session, archive, worker, partitions):
    """What the workers answer, a line for each request."""
    return requests(session, archive, partitions).pipe(worker, checkCode=True)


# Rows: one for each article, error or file that is no news.


def text_of(blocks):
    """The words of a body, block by block."""
    for block in blocks or []:
        for key in ("label", "text", "caption", "credit"):
            if isinstance(block.get(key), str):
                yield block[key]
        if block.get("type") == "raw" and block.get("format", "") in ("", "text"):
            yield block.get("value", "")
        yield from text_of(block.get("blocks"))
        if block.get("type") == "quotation" and block.get("source"):
            yield block["source"]
        for item in block.get("items", []):
            yield from text_of(item)
        for entry in block.get("entries", []):
            term = entry.get("term")
            yield term.get("text", "") if isinstance(term, dict) else term or ""
            yield from text_of(entry.get("blocks"))
        for row in block.get("rows", []):
            for cell in row.get("cells", []):
                yield from text_of(cell.get("blocks"))


def headline_of(article):
    """The main headline."""
    headlines = article.get("headlines", [])
    main = [headline for headline in headlines if headline.get("role", "main") == "main"]
    return (main or headlines or [{"text": None}])[0].get("text")


def row(status, source, **values):
    """A row whose other columns are empty."""
    names = SCHEMA.fieldNames()
    return tuple({"status": status, "source": source, **values}.get(name) for name in names)


def rows_of(line):
    """The rows of one reply; one with errors may hold articles as well, such as the other items of a feed."""
    reply = json.loads(line)
    source = reply["id"]
    if isinstance(source, dict):
        yield row("error", source["source"], error=source["problem"], error_code="archive-not-readable")
        return
    for article in reply.get("articles", []):
        yield row(
            "ok",
            source,
            id=article.get("id"),
            headline=headline_of(article),
            published=article.get("published") or article.get("versionCreated") or article.get("firstCreated"),
            language=article.get("language"),
            body_text="\n\n".join(text for text in text_of(article.get("body")) if text) or None,
            json=json.dumps(article, ensure_ascii=False, separators=(",", ":")),
        )
    if reply["status"] == "error":
        error = reply["error"]
        yield row(
            "error",
            source,
            id=error.get("article"),
            error=error["message"],
            error_code=error["code"],
            line=error.get("line"),
            column=error.get("column"),
        )
    elif reply["status"] == "skipped":
        yield row("skipped", source, error=reply["warnings"][0]["message"] if reply.get("warnings") else None)


def convert(session, archive, output, worker, partitions):
    """Converts an archive and writes what came of it."""
    answered = replies(session, archive, worker, partitions)
    frame = session.createDataFrame(answered.flatMap(rows_of), SCHEMA)
    frame.write.partitionBy("status").parquet(output)


def main():
    """Runs the job."""
    parser = argparse.ArgumentParser(description="Convert a directory of news archives to Parquet.")
    parser.add_argument("archive")
    parser.add_argument("output")
    parser.add_argument("--worker", default="wirecopy worker -t json --skip-others")
    parser.add_argument("--master", help="the cluster, where spark-submit does not say it")
    parser.add_argument("--partitions", type=int, help="into how many parts whole files go; 4 a core")
    arguments = parser.parse_args()
    # Small files cost what they hold, so that they are spread evenly.
    builder = SparkSession.builder.appName("wirecopy").config("spark.files.openCostInBytes", "0")
    if arguments.master:
        builder = builder.master(arguments.master)
    session = builder.getOrCreate()
    try:
        partitions = arguments.partitions or 4 * session.sparkContext.defaultParallelism
        convert(session, arguments.archive, arguments.output, arguments.worker, partitions)
        frame = session.read.schema(SCHEMA).parquet(arguments.output)
        for found in frame.groupBy("status").count().orderBy("status").collect():
            print(f"{found['status']}: {found['count']}")
    finally:
        session.stop()


if __name__ == "__main__":
    main()
