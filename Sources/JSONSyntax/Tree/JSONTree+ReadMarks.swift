extension JSONTree {
  /// Marks a value as read; what is below it keeps its marks.
  public func markRead(_ node: JSONNode) {
    let index = Int(node.index)
    guard index < nodeCount else { return }
    unsafe nodes[index].flags |= JSONRecord.readFlag
  }

  /// Marks a value and everything below it as read.
  public func markSubtreeRead(_ node: JSONNode) {
    let index = Int(node.index)
    guard index < nodeCount else { return }
    for below in index..<Int(record(node).end) { unsafe nodes[below].flags |= JSONRecord.readFlag }
  }

  /// Whether a value was asked for or marked.
  public func isRead(_ node: JSONNode) -> Bool { record(node).flags & JSONRecord.readFlag != 0 }

  /// Visits what nobody has read and holds content, with a path such as `articles/0/foo`.
  ///
  /// An object or array below which nothing was read is visited as one. `null`, empty strings and empty containers hold
  /// no content.
  ///
  /// - Parameters:
  ///   - node: where to begin; it is not part of the paths.
  ///   - path: what to put before every path.
  ///   - visit: is given the path, the last step of which is a key or an index, and the value.
  public func visitUnread(below node: JSONNode, path: String = "", _ visit: (String, JSONNode) -> Void) {
    let first = Int(node.index)
    guard first < nodeCount else { return }
    let end = Int(record(node).end)
    // For each record how many before it were read, and how many hold content.
    var read = [UInt32](repeating: 0, count: end - first + 1)
    var filled = read
    for index in first..<end {
      let record = unsafe nodes[index]
      let isContainer = record.kind == .object || record.kind == .array
      let isFilled = !isContainer && record.kind != .null && (record.kind != .string || record.length > 0)
      read[index - first + 1] = read[index - first] + (record.flags & JSONRecord.readFlag != 0 ? 1 : 0)
      filled[index - first + 1] = filled[index - first] + (isFilled ? 1 : 0)
    }

    var containers: [(end: Int, isArray: Bool, count: Int, path: String)] = []
    var index = first
    while index < end {
      while let last = containers.last, index >= last.end { containers.removeLast() }
      let record = unsafe nodes[index]
      let next = Int(record.end)
      let isWhollyUnread = index > first && read[next - first] == read[index - first]
      let isFilled = filled[next - first] > filled[index - first]
      let isContainer = record.kind == .object || record.kind == .array
      let position = containers.last?.count ?? 0
      if !containers.isEmpty { containers[containers.count - 1].count += 1 }
      guard isFilled, isWhollyUnread || isContainer else {
        index = next
        continue
      }
      var step = path
      if let container = containers.last {
        let name = container.isArray ? String(position) : keys.string(of: record.key)
        step = container.path.isEmpty ? name : "\(container.path)/\(name)"
      }
      if isWhollyUnread {
        visit(step, JSONNode(index))
        index = next
      } else {
        containers.append((next, record.kind == .array, 0, step))
        index += 1
      }
    }
  }
}
