import Foundation
import Testing

#if os(Linux)
  /// Runs in which one call of the operating system fails: they say so, leave nothing torn, and can be gone on with.
  @Suite(.serialized) struct FaultTests {
    /// Makes the call number `FAIL_AT` of `FAIL_CALL` fail, and counts the calls in the file `FAIL_COUNT`; only calls
    /// that concern the output count.
    private static let source = """
      #define _GNU_SOURCE
      #include <dlfcn.h>
      #include <errno.h>
      #include <fcntl.h>
      #include <stdarg.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include <unistd.h>

      static int made[5];
      static const char *names[] = {"open", "write", "fsync", "rename", "link"};

      static int fails(int call) {
        const char *wanted = getenv("FAIL_CALL"), *at = getenv("FAIL_AT");
        int number = __atomic_add_fetch(&made[call], 1, __ATOMIC_SEQ_CST);
        if (!wanted || !at || strcmp(wanted, names[call]) || number != atoi(at)) return 0;
        errno = call == 1 ? ENOSPC : EIO;
        return 1;
      }

      __attribute__((destructor)) static void tell(void) {
        const char *name = getenv("FAIL_COUNT");
        FILE *file = name ? fopen(name, "w") : NULL;
        if (!file) return;
        for (int call = 0; call < 5; call += 1) fprintf(file, "%s %d\\n", names[call], made[call]);
        fclose(file);
      }

      #define NEXT(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

      int openat(int directory, const char *path, int flags, ...) {
        va_list list;
        va_start(list, flags);
        mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
        va_end(list);
        if ((flags & O_CREAT) && fails(0)) return -1;
        return NEXT(openat)(directory, path, flags, mode);
      }
      int openat64(int directory, const char *path, int flags, ...) {
        va_list list;
        va_start(list, flags);
        mode_t mode = flags & O_CREAT ? va_arg(list, mode_t) : 0;
        va_end(list);
        if ((flags & O_CREAT) && fails(0)) return -1;
        return NEXT(openat)(directory, path, flags, mode);
      }
      ssize_t write(int file, const void *bytes, size_t count) {
        if (file > 2 && fails(1)) return -1;
        return NEXT(write)(file, bytes, count);
      }
      int fsync(int file) { return fails(2) ? -1 : NEXT(fsync)(file); }
      int syncfs(int file) { return fails(2) ? -1 : NEXT(syncfs)(file); }
      int renameat(int from, const char *name, int to, const char *newName) {
        return fails(3) ? -1 : NEXT(renameat)(from, name, to, newName);
      }
      int renameat2(int from, const char *name, int to, const char *newName, unsigned flags) {
        if (getenv("NO_EXCLUSIVE_RENAME")) {
          errno = EINVAL;
          return -1;
        }
        return fails(3) ? -1 : NEXT(renameat2)(from, name, to, newName, flags);
      }
      int linkat(int from, const char *name, int to, const char *newName, int flags) {
        return fails(4) ? -1 : NEXT(linkat)(from, name, to, newName, flags);
      }
      """

    /// How many of the calls of one kind fail; `WIRECOPY_FAULTS=1000` makes it all of them.
    private static let points = ProcessInfo.processInfo.environment["WIRECOPY_FAULTS"].flatMap { Int($0) } ?? 4

    let directory: TemporaryDirectory

    init() throws {
      directory = try TemporaryDirectory()
      _ = try ArchiveFixture(in: directory, count: 24)
      try directory.write(Self.source, to: "fault.c")
      let isBuilt = try ArchiveFixture(in: directory, count: 24).pack([
        "cc", "-shared", "-fPIC", "-o", "fault.so", "fault.c", "-ldl",
      ])
      try #require(isBuilt)
    }

    /// `linking`: whether the file system is one on which new names are made with links.
    private func convert(
      _ arguments: [String], _ environment: [String: String] = [:], linking: Bool
    ) throws -> Command.Outcome {
      var environment = environment
      environment["NO_EXCLUSIVE_RENAME"] = linking ? "1" : nil
      environment["LD_PRELOAD"] = directory.path("fault.so")
      environment["FAIL_COUNT"] = directory.path("count")
      return try Command.run(
        ["convert", "in", "--no-validate"] + arguments, environment: environment, in: directory.url)
    }

    /// Removes all that runs have made and kept.
    private func clearUp() throws {
      for name in try FileManager.default.contentsOfDirectory(atPath: directory.url.path) where name.hasPrefix("out") {
        try FileManager.default.removeItem(atPath: directory.path(name))
      }
    }

    @Test func `parts that an interrupted run has published stay its own`() throws {
      let arguments = ["-o", "out.ndjson", "--split", "4", "-j", "2"]
      let cut = try convert(arguments, ["FAIL_CALL": "link", "FAIL_AT": "4"], linking: true)
      #expect(cut.status == 2)
      #expect(
        directory.contents(beginning: "out").keys.sorted() == (1...3).map { "out-0000\($0).ndjson" })
      #expect(try convert(arguments, linking: true).messages.contains("[output-exists]"))
      #expect(try convert(arguments + ["--resume"], linking: true).messages.contains(" done before"))
      let whole = directory.contents(beginning: "out")
      #expect(whole.count == 6)
      // Of fewer inputs there are fewer parts: those behind them were the interrupted run's, and go.
      try clearUp()
      #expect(try convert(arguments, ["FAIL_CALL": "link", "FAIL_AT": "4"], linking: true).status == 2)
      for group in [1, 2, 3] { try? FileManager.default.removeItem(atPath: directory.path("in/\(group)")) }
      try directory.write("mine", to: "out-00009.ndjson")
      _ = try convert(arguments + ["--resume"], linking: true)
      let names = directory.contents(beginning: "out").keys.sorted()
      #expect(names == ["out-00001.ndjson", "out-00002.ndjson", "out-00009.ndjson"])
      #expect(directory.text("out-00009.ndjson") == "mine")
    }

    @Test(arguments: [
      (["-t", "nitf", "-o", "out/", "-j", "1"], false), (["-t", "nitf", "-o", "out/", "-j", "2"], false),
      (["-t", "nitf", "-o", "out/", "-j", "2"], true), (["-t", "nitf", "-o", "out/", "-j", "2", "--overwrite"], false),
      (["-o", "out.ndjson", "-j", "2"], false), (["-o", "out.xml", "-t", "xml", "-j", "2"], true),
      (["-o", "out.ndjson.gz", "-j", "1"], false), (["-o", "out.zip", "-t", "nitf", "-j", "2"], true),
      (["-o", "out.tar.gz", "-t", "nitf", "-j", "1"], false),
      (["-o", "out.ndjson", "--split", "6", "-j", "2"], false), (["-o", "out.xml", "--split", "8K", "-j", "1"], true),
      (["-o", "out.csv", "--split", "6", "-j", "2", "--overwrite"], false),
    ])
    func `a call that fails once is told, and the run can be gone on with`(
      _ arguments: [String], linking: Bool
    ) throws {
      #expect(try convert(arguments, linking: linking).status == 1)
      let expected = directory.contents(beginning: "out")
      let counts = (directory.text("count") ?? "").split(separator: "\n").map { $0.split(separator: " ") }
      try #require(counts.count == 5)
      var failures = 0
      for line in counts {
        let total = Int(line[1]) ?? 0
        // All of a few, some of many.
        for number in stride(from: 1, through: total, by: max(1, total / FaultTests.points)) {
          try clearUp()
          let environment = ["FAIL_CALL": String(line[0]), "FAIL_AT": "\(number)"]
          let outcome = try convert(arguments, environment, linking: linking)
          #expect(outcome.status == 2, "\(environment): \(outcome.messages)")
          #expect(outcome.messages.contains("[output-not-writable]"), "\(environment)")
          for (file, content) in directory.contents(beginning: "out") {
            #expect(content == expected[file], "\(file) is torn after \(environment)")
          }
          failures += 1
          let resumed = try convert(arguments + ["--resume"], linking: linking)
          #expect(resumed.status == 1 || resumed.messages.contains("output-complete"), "\(resumed.messages)")
          #expect(directory.contents(beginning: "out") == expected, "\(environment)")
        }
      }
      #expect(failures > 4)
      let known = Set(expected.keys)
      #expect(
        directory.files.filter { !$0.hasPrefix("in/") && !known.contains($0) } == ["count", "fault.c", "fault.so"])
    }
  }
#endif
