/// Puts what workers have finished back into the order of the inputs.
///
/// No worker waits for its turn: what is finished too early lies in the ring, and whoever finishes the input that all
/// others wait for hands on the others' results as well. How many bytes may lie there is limited, so that memory does
/// not grow with the number of inputs.
final class BatchOrder<Result>: @unchecked Sendable {
  private let monitor = Monitor()
  private let limit: Int
  private let publish: (Result) -> Bool
  /// What is finished and not handed on.
  private var finished: [Int: (result: Result, size: Int)] = [:]
  /// The number of the input that is handed on next.
  private var head = 0
  private var bytes = 0
  private var isPublishing = false
  private var isClosed = false

  /// Creates an empty ring.
  ///
  /// - Parameters:
  ///   - limit: How many bytes may lie in it before nobody may take a new input.
  ///   - publish: Takes the results in order, never two at once; returns whether there is to be a next one.
  init(limit: Int, publish: @escaping (Result) -> Bool) {
    self.limit = limit
    self.publish = publish
  }

  /// Waits until there is room for what a worker without work would make.
  ///
  /// Nobody waits forever: whoever works on the input that is next in order has it already.
  ///
  /// - Returns: Whether there is to be any more work.
  func waitForRoom() -> Bool {
    monitor.locked {
      while bytes > limit && !isClosed { monitor.wait() }
      return !isClosed
    }
  }

  /// Takes the result of an input.
  func finish(_ index: Int, _ result: Result, size: Int) {
    let isNext = monitor.locked {
      finished[index] = (result, size)
      bytes += size
      guard !isPublishing && !isClosed && finished[head] != nil else { return false }
      isPublishing = true
      return true
    }
    if isNext { publishAll() }
  }

  /// Waits until all inputs before this one have been handed on; then the worker hands on its own piece by piece, and
  /// ends with ``endTurn(_:)``.
  ///
  /// - Returns: Whether its turn came; not when the run has ended before.
  func waitForTurn(_ index: Int) -> Bool {
    monitor.locked {
      while (head != index || isPublishing) && !isClosed { monitor.wait() }
      if isClosed { return false }
      isPublishing = true
      return true
    }
  }

  /// Ends the turn of a worker with the rest of its result.
  func endTurn(_ result: Result) {
    let goesOn = publish(result)
    monitor.locked {
      head += 1
      if !goesOn { isClosed = true }
    }
    publishAll()
  }

  /// Ends the run: nothing more is handed on.
  func close() {
    monitor.locked {
      isClosed = true
      monitor.signal()
    }
  }

  private func publishAll() {
    while let next = next() {
      let goesOn = publish(next.result)
      monitor.locked {
        head += 1
        bytes -= next.size
        if !goesOn { isClosed = true }
        monitor.signal()
      }
    }
  }

  private func next() -> (result: Result, size: Int)? {
    monitor.locked {
      guard !isClosed, let next = finished.removeValue(forKey: head) else {
        isPublishing = false
        monitor.signal()
        return nil
      }
      return next
    }
  }
}
