import FTPProtocol

extension ServerKnowledge {
  /// Whether commands that are sent during a transfer are answered after it, in their order;
  /// `nil` when experience has shown nothing.
  var keepsOrder: Bool? {
    get { isTrue("reply-order") }
    set { self["reply-order"] = newValue.map { $0 ? "yes" : "no" } }
  }
}

/// Which programs read no command before the transfer that goes on has ended.
///
/// To such a server the next EPSV can be sent behind RETR. Others have `500` for it at once
/// (Pure-FTPd 1.0.50), or give up the transfer (pyftpdlib 2.2.0), and a trial would cost the
/// transfer: so it takes a program that is known to keep the order.
enum ReplyOrder {
  /// What is in the greetings of vsftpd 3.0.3 and ProFTPD 1.3.8, unless somebody changed them.
  private static let greetings = ["(vsFTPd ", "ProFTPD "]

  /// Says whether a greeting is one of a program that keeps the order.
  static func isKept(greeting: Reply) -> Bool {
    let text = greeting.text
    return greetings.contains { text.contains($0) }
  }
}

extension Session {
  /// Whether commands may be sent while a transfer goes on, to be answered after it.
  var keepsOrder: Bool {
    guard knowledge.takesBatches != false, let greeting else { return false }
    return knowledge.keepsOrder ?? ReplyOrder.isKept(greeting: greeting)
  }
}
