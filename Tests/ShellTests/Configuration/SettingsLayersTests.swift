import FTPClient
import Testing

@testable import Shell

struct SettingsLayersTests {
  private let timeout: Setting
  private let host: HostPattern

  init() throws {
    timeout = try #require(Setting.named("timeout"))
    host = try #require(HostPattern("*.example.org"))
  }

  private func seconds(_ layers: SettingsLayers) -> Int64 {
    layers.settings.session.replyTimeout.components.seconds
  }

  @Test func `a value for some hosts counts for them alone`() {
    var layers = SettingsLayers(Settings())
    _ = layers.assign("7", to: timeout, for: host, from: .user)
    _ = layers.assign("9", to: timeout, for: nil, from: .user)
    #expect(seconds(layers) == 9)
    layers.endpoint = Endpoint(host: "ftp.example.org")
    #expect(seconds(layers) == 7)
    layers.endpoint = Endpoint(host: "ftp.example.net")
    #expect(seconds(layers) == 9)
  }

  @Test func `options of the command line count more than the file, and less than what is typed`() {
    var layers = SettingsLayers(Settings())
    layers.endpoint = Endpoint(host: "ftp.example.org")
    _ = layers.assign("7", to: timeout, for: host, from: .configurationFile)
    layers.commandLine = { $0.session.setTimeouts(.seconds(8)) }
    #expect(seconds(layers) == 8)
    _ = layers.assign("9", to: timeout, for: nil, from: .user)
    #expect(seconds(layers) == 9)
  }

  @Test func `a value that a setting cannot have changes nothing`() {
    var layers = SettingsLayers(Settings())
    _ = layers.assign("7", to: timeout, for: nil, from: .user)
    let isTaken = layers.assign("soon", to: timeout, for: nil, from: .user)
    #expect(!isTaken)
    #expect(seconds(layers) == 7)
  }

  @Test func `a forgotten value counts no more`() {
    var layers = SettingsLayers(Settings())
    layers.endpoint = Endpoint(host: "ftp.example.org")
    let before = seconds(layers)
    _ = layers.assign("7", to: timeout, for: host, from: .configurationFile)
    let wasThere = layers.forget(timeout, for: host)
    #expect(wasThere)
    #expect(seconds(layers) == before)
    let isStillThere = layers.forget(timeout, for: host)
    #expect(!isStillThere)
  }
}
