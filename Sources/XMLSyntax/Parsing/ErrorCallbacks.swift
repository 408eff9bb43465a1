internal import CLibXML2

/// Takes the errors of a parser context.
enum ErrorCallbacks {
  /// Records the first error of a document.
  static func record(_ error: UnsafePointer<xmlError>?) {
    guard let error = unsafe error, let context = unsafe error.pointee.ctxt,
      let state = unsafe SAXCallbacks.state(context),
      !(unsafe state.pointee.hasFailed), unsafe isFailure(error.pointee)
    else { return }
    var place = unsafe Place.current(state)
    if unsafe context == UnsafeMutableRawPointer(state.pointee.main), unsafe error.pointee.line > 0 {
      place = unsafe Place(
        line: UInt32(truncatingIfNeeded: error.pointee.line), column: UInt32(truncatingIfNeeded: error.pointee.int2))
    }
    if unsafe state.pointee.main.pointee.instate == XML_PARSER_CDATA_SECTION { unsafe Place.advance(&place, state) }
    let message = unsafe ErrorMessages.message(error.pointee, state)
    unsafe state.pointee.parser.takeUnretainedValue().fail(message.code, message.text, at: place, hint: message.hint)
  }

  /// Errors, and those warnings that stand for missing text or names.
  private static func isFailure(_ error: xmlError) -> Bool {
    if unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue { return true }
    return unsafe [26, 27, 201, 1543, 1549].contains(error.code)
  }
}
