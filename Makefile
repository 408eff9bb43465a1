# Two commands do everything: `make run` and `make test`. Both install what is missing first.

SWIFT ?= swift
TOOL := .build/release/wirecopy

.PHONY: help setup build run test spark bench lint format clean

help:
	@echo "make run     build, and convert Samples/ into out/ in all canonical forms"
	@echo "make test    build, and run all tests"
	@echo "make spark   run the Spark sample on a cluster of two processes, where Java and PySpark are installed"
	@echo "make bench   measure speed as ratios to the cost of parsing alone"
	@echo "make lint    check the formatting"
	@echo "make clean   remove what was built"

# What the build needs besides Swift: the headers of libxml2 and libarchive.
setup:
	@command -v $(SWIFT) >/dev/null 2>&1 || { \
	  echo "wirecopy needs Swift 6.2 or newer, which is not installed: see https://www.swift.org/install" >&2; exit 1; }
	@sh Scripts/install-packages

build: setup
	@$(SWIFT) build -c release --product wirecopy

run: build
	@sh Scripts/convert-samples $(TOOL) Samples out

test: setup
	@$(SWIFT) build --build-tests
	@$(SWIFT) test --skip-build

PYTHON ?= python3

spark: build
	@$(PYTHON) Tests/SparkTests/spark_test.py $(TOOL)

bench: build
	@command -v xmllint >/dev/null 2>&1 || { \
	  echo "The benchmark compares with xmllint: install it with 'apt-get install libxml2-utils'." >&2; exit 1; }
	@$(SWIFT) build -c release --package-path Benchmarks
	@Benchmarks/.build/release/bench Benchmarks/.build/release/floor $(TOOL) data $(BENCH) --prepare
	@Benchmarks/.build/release/bench Benchmarks/.build/release/floor $(TOOL) data $(BENCH)
	@Benchmarks/.build/release/html $$(ls -t data/*/bodies.html | head -n 1)

lint:
	@$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format:
	@$(SWIFT) format --in-place --recursive Sources Tests Package.swift

clean:
	@rm -rf .build out
