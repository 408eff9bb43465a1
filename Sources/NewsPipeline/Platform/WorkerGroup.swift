/// Lets several threads do the same thing.
enum WorkerGroup {
  /// Keeps a thread in an array.
  private final class ThreadBox {
    private var thread: WorkerThread?

    init(_ thread: consuming WorkerThread) { self.thread = consume thread }

    func join() {
      if let thread = thread.take() { thread.join() }
    }
  }

  /// Calls a function for each number below a count, each on a thread of its own, 0 on this one; waits for all.
  ///
  /// Where the system has no more threads, there are fewer calls: none may wait for another one to begin.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [ThreadBox] = []
    for number in (0..<count).dropFirst() {
      if let thread = WorkerThread({ body(number) }) { threads.append(ThreadBox(thread)) }
    }
    body(0)
    for thread in threads { thread.join() }
  }
}
