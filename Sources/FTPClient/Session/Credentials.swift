import Octets

/// Who logs in, and how that is proven.
package struct Credentials: Hashable, Sendable {
  package var user: [UInt8]

  /// The password; `nil` when nobody has given one yet.
  package var password: [UInt8]?

  /// What some servers ask for besides (ACCT).
  package var account: [UInt8]?

  /// Names a user.
  package init(user: [UInt8], password: [UInt8]? = nil, account: [UInt8]? = nil) {
    self.user = user
    self.password = password
    self.account = account
  }

  /// The user whom servers let in without knowing who it is (RFC 1635).
  package static let anonymous = Credentials(
    user: [UInt8]("anonymous".utf8),
    password: [UInt8]("ferry@".utf8)
  )

  /// Whether the user is nobody in particular, so that the password is no secret.
  package var isAnonymous: Bool {
    let name = user.text.lowercased()
    return name == "anonymous" || name == "ftp"
  }
}
