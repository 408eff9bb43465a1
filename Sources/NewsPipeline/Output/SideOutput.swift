/// Makes the output of a file beside those of the inputs, such as a report.
///
/// - Parameters:
///   - path: The file; a device or a FIFO is written to as it is.
///   - replaces: Whether a file that is there is replaced.
///   - synchronizes: Whether it is brought to the disk before it appears.
/// - Returns: The output, which touches the file system with its first write.
/// - Throws: ``RunError`` when it is there and stays.
func sideOutput(_ path: String, replaces: Bool, synchronizes: Bool) throws(RunError) -> any DocumentOutput {
  if StreamOutput.isStream(path) { return try StreamOutput(path) }
  let status = try? System.status(of: path, in: System.workingDirectory, followingLinks: false)
  if status != nil && !replaces { throw RunError(existing: path) }
  return FileOutput(path, existing: replaces ? .replace : .refuse, synchronizes: synchronizes)
}
