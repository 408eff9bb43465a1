#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A lock with one condition: threads wait in it until another one says that something has changed.
@safe final class Monitor: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe condition = .allocate(capacity: 1)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe condition.deallocate()
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  /// Does something while no other thread is inside.
  func locked<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Lets others in until one of them calls ``signal()``; only from inside.
  func wait() { unsafe pthread_cond_wait(condition, mutex) }

  /// Wakes all who wait.
  func signal() { unsafe pthread_cond_broadcast(condition) }
}

/// A thread that runs one function.
@safe struct WorkerThread: ~Copyable {
  /// Deep documents need a deep stack; the system's own choice is half a megabyte in places.
  private static let stackSize = 8 << 20

  private final class Body {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  private let thread: pthread_t

  /// Starts a thread, or returns `nil` where the system has no more of them.
  init?(_ run: @escaping @Sendable () -> Void) {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { unsafe attributes.deallocate() }
    unsafe pthread_attr_init(attributes)
    defer { unsafe pthread_attr_destroy(attributes) }
    unsafe pthread_attr_setstacksize(attributes, WorkerThread.stackSize)
    let body = unsafe Unmanaged.passRetained(Body(run))
    #if canImport(Darwin)
      var made: pthread_t?
    #else
      var made = pthread_t()
    #endif
    let failed = unsafe pthread_create(
      &made, attributes,
      { argument in
        #if canImport(Darwin)
          unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        #else
          if let argument = unsafe argument { unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        #endif
        return nil
      }, body.toOpaque())
    guard failed == 0 else {
      unsafe body.release()
      return nil
    }
    #if canImport(Darwin)
      guard let made else { return nil }
      thread = made
    #else
      thread = made
    #endif
  }

  /// Lets the thread end by itself.
  consuming func detach() { _ = pthread_detach(thread) }

  /// Waits until the function has returned.
  consuming func join() { _ = pthread_join(thread, nil) }
}

extension System {
  /// How many threads the machine runs at once.
  static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
