/// Why a listing is not taken for a whole one.
package enum ListingFault: Hashable, Sendable {
  /// The last line has no end.
  ///
  /// In clear, a connection that somebody on the way has cut ends like any other, and the final
  /// reply does not tell how much was sent: the end of the last line is all that a listing has to
  /// show that it is whole. No server is known that leaves it out: vsftpd 3.0.3, ProFTPD 1.3.8,
  /// Pure-FTPd 1.0.50 and pyftpdlib 2.2.0 write it in all their listings, empty ones apart.
  case endsInMidLine

  /// It has more entries than are kept at once.
  case tooManyEntries(limit: Int)

  /// It has more octets than are read, or kept, of one.
  case tooLong(octetLimit: Int)
}
