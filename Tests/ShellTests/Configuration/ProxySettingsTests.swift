import FTPClient
import Testing
import Transport

@testable import Shell

struct ProxySettingsTests {
  @Test(arguments: [
    ("socks5://gate", "socks5://gate:1080"), ("socks5h://gate:99", "socks5://gate:99"),
    ("socks://gate/", "socks5://gate:1080"), ("http://gate", "http://gate:3128"),
    ("gate:8080", "http://gate:8080"), ("HTTP://[::1]:8080", "http://[::1]:8080"),
    ("socks5://me:pw@gate", "socks5://me:****@gate:1080"),
    ("socks5://me@gate", "socks5://me@gate:1080"),
    ("socks5://m%40e:p@w:x@gate", "socks5://m%40e:****@gate:1080"),
    ("ftp://gate", "ftp://gate"), ("ftp-open://me:pw@gate:2121", "ftp-open://me:****@gate:2121"),
    ("ftp-site://gate", "ftp-site://gate"),
  ])
  func `a proxy is read as other programs write it, and shown without its password`(
    text: String,
    shown: String
  ) {
    #expect(ProxyURL.route(text).map { ProxyURL.text($0) } == shown)
  }

  @Test func `user and password of a proxy may be encoded`() {
    let expected = Proxy(
      .socks5,
      host: "gate",
      port: 1080,
      user: [UInt8]("a:b".utf8),
      password: [UInt8]("c@d".utf8)
    )
    #expect(ProxyURL.route("socks5://a%3Ab:c%40d@gate") == .proxy(expected))
  }

  @Test(arguments: [
    "socks4://gate", "https://gate", "gopher://gate", "socks5://", "socks5://gate:0",
    "socks5://gate:99999", "socks5://gate:x", "socks5://a%zz@gate", "socks5://a%0a@gate",
    "socks5://gate/path", "", "socks5://[::1", "socks5://ga te",
  ])
  func `what is no proxy that can be used is none`(text: String) {
    #expect(ProxyURL.route(text) == nil)
  }

  @Test(arguments: [
    ("*", "ftp.example.org", true), ("example.org", "ftp.example.org", true),
    ("example.org", "example.org", true), (".example.org", "ftp.example.org", true),
    ("*.example.org", "FTP.Example.ORG", true), ("example.org", "badexample.org", false),
    ("ample.org", "ftp.example.org", false), ("a, example.org ,b", "ftp.example.org", true),
    ("ftp.example.org:2121", "ftp.example.org", false), ("example.org:21", "example.org", true),
    ("10.0.0.0/8", "10.9.8.7", true), ("10.0.0.0/8", "11.9.8.7", false),
    ("10.0.0.0/33", "10.0.0.0", false), ("10.0.0.7", "10.0.0.7", true),
    ("10.128.0.0/9", "10.200.0.1", true), ("10.128.0.0/9", "10.100.0.1", false),
    ("fe80::/10", "fe80::1", true), ("[::1]", "::1", true), ("fe80::/10", "10.0.0.1", false),
    ("10.0.0.0/8", "10.example.org", false), ("", "example.org", false), (".", "a", false),
    ("bücher.example", "ftp.xn--bcher-kva.example", true),
    (".BÜCHER.example:21", "xn--bcher-kva.example", true),
    ("xn--bcher-kva.example", "bücher.example", true), ("büche.example", "bücher.example", false),
    ("example.org.", "ftp.example.org", true), ("example.org", "ftp.example.org.", true),
    ("*.example.org.", "ftp.example.org.", true),
  ])
  func `some hosts are reached without a proxy`(list: String, host: String, isExcepted: Bool) {
    #expect(ProxyExceptions(list).contain(Endpoint(host: host)) == isExcepted)
  }

  @Test func `what is set counts more than the environment, and none more than that`() throws {
    var proxies = ProxySettings()
    proxies.environment.proxy = ("ALL_PROXY", "socks5://outer")
    proxies.environment.exceptions = "near.example"
    let far = Endpoint(host: "far.example")
    #expect(proxies.route(to: far)?.name == "socks5://outer:1080")
    #expect(proxies.route(to: Endpoint(host: "near.example")) == .direct)
    #expect(proxies.route(to: Endpoint(host: "localhost")) == .direct)
    #expect(proxies.route(to: Endpoint(host: "127.0.0.2")) == .direct)
    proxies.exceptions = ""
    #expect(proxies.route(to: Endpoint(host: "near.example")) != .direct)
    proxies.choice = .route(try #require(ProxyURL.route("http://inner")))
    #expect(proxies.route(to: far)?.name == "http://inner:3128")
    #expect(proxies.route(to: Endpoint(host: "127.0.0.2"))?.name == "http://inner:3128")
    proxies.choice = .none
    #expect(proxies.route(to: far) == .direct)
    proxies.choice = .automatic
    proxies.environment.proxy = ("ALL_PROXY", "gopher://outer")
    #expect(proxies.route(to: far) == nil)
  }

  @Test(arguments: [
    ("active-ports", "50000-50100", "50000-50100"), ("active-ports", "50000", "50000-50000"),
    ("active-ports", "auto", "auto"), ("active-address", "203.0.113.9", "203.0.113.9"),
    ("source-address", "::1", "::1"), ("no-proxy", "none", "none"), ("no-proxy", "a,b", "a,b"),
    ("proxy", "none", "none"), ("proxy", "auto", "auto"),
  ])
  func `what is set is shown again`(name: String, value: String, shown: String) throws {
    let setting = try #require(Setting.named(name))
    var settings = Settings()
    #expect(setting.assign(&settings, value))
    #expect(setting.value(settings) == shown)
  }

  @Test(arguments: [
    ("active-ports", "5-4"), ("active-ports", "0-9"), ("active-ports", "1-2-3"),
    ("active-ports", "1-99999"), ("active-address", "router"), ("source-address", "eth0"),
    ("proxy", "gopher://x"),
  ])
  func `what makes no sense is not taken`(name: String, value: String) throws {
    let setting = try #require(Setting.named(name))
    var settings = Settings()
    #expect(!setting.assign(&settings, value))
    #expect(settings.session == SessionOptions())
  }
}
