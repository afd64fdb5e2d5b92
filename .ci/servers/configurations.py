"""How each server is configured: as Debian's or PyPI's defaults where the tests allow it."""

import dataclasses
import json
import pathlib
import subprocess

from accounts import Account
from failure import Failure


@dataclasses.dataclass
class Settings:
    """What is asked of one server, whichever it is."""

    root: pathlib.Path
    run: pathlib.Path
    host: str
    port: int
    user: str
    password: str
    account: Account
    tls: str | None
    any_tls_session: bool
    passive_ports: str | None
    extra: list[str]

    @property
    def certificate(self):
        return self.run / "certificate.pem"

    @property
    def key(self):
        return self.run / "key.pem"

    @property
    def passive_range(self):
        """First and last port of data connections, if they are limited."""
        if self.passive_ports is None:
            return None
        first, _, last = self.passive_ports.partition("-")
        return int(first), int(last)

    def make_certificate(self):
        """Makes a key and a certificate signed by itself, for the names of loopback."""
        command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
        command += ["-subj", "/CN=localhost"]
        command += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1"]
        command += ["-keyout", str(self.key), "-out", str(self.certificate)]
        subprocess.run(command, capture_output=True, check=True)

    def write(self, name, text):
        """Writes a file that only root may read, and returns its path."""
        path = self.run / name
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        return path


class Configuration:
    """One kind of server, as .ci/setup unpacked it."""

    needs_account = False

    def __init__(self, installation):
        self.folder = installation / self.name

    @property
    def program(self):
        return self.folder / "usr/sbin" / self.name

    def check(self):
        if not self.program.exists():
            raise Failure(f"is not installed in {self.folder.parent}; run .ci/setup --tests")

    def environment(self):
        return {}


class Vsftpd(Configuration):
    name = "vsftpd"
    # It knows only the system's users.
    needs_account = True

    def command(self, settings):
        (settings.run / "empty").mkdir(mode=0o555, exist_ok=True)
        version = "_ipv6" if ":" in settings.host else ""
        lines = [
            f"listen{version}=YES",
            f"listen_address{version[-1:]}={settings.host}",
            *([] if not version else ["listen=NO"]),
            f"listen_port={settings.port}",
            "background=NO",
            f"secure_chroot_dir={settings.run}/empty",
            # Containers lack what these need.
            "isolate=NO",
            "isolate_network=NO",
            "seccomp_sandbox=NO",
            # Debian's own PAM service refuses users whose shell is not in /etc/shells.
            "pam_service_name=other",
            "check_shell=NO",
            "session_support=NO",
            "delay_failed_login=0",
            "local_enable=YES",
            "write_enable=YES",
            "local_umask=022",
            f"local_root={settings.root}",
            "chroot_local_user=YES",
            "allow_writeable_chroot=YES",
            "anonymous_enable=YES",
            "ftp_username=daemon",
            f"anon_root={settings.root}",
            "anon_world_readable_only=NO",
            "use_localtime=NO",
            "xferlog_enable=YES",
            "log_ftp_protocol=YES",
            f"vsftpd_log_file={settings.run}/protocol.log",
        ]
        if settings.passive_range:
            first, last = settings.passive_range
            lines += [f"pasv_min_port={first}", f"pasv_max_port={last}"]
        if settings.tls:
            lines += [
                "ssl_enable=YES",
                "allow_anon_ssl=YES",
                "force_local_data_ssl=NO",
                "force_local_logins_ssl=NO",
                f"rsa_cert_file={settings.certificate}",
                f"rsa_private_key_file={settings.key}",
                "ssl_ciphers=HIGH",
                f"require_ssl_reuse={'NO' if settings.any_tls_session else 'YES'}",
                "strict_ssl_read_eof=NO",
                f"implicit_ssl={'YES' if settings.tls == 'implicit' else 'NO'}",
            ]
        file = settings.write("vsftpd.conf", "\n".join(lines + settings.extra) + "\n")
        return [str(self.program), str(file)]


class ProFTPD(Configuration):
    name = "proftpd"

    def command(self, settings):
        account = settings.account
        users = settings.write(
            "users",
            f"{settings.user}:{account.hash}:{account.uid}:{account.gid}::{settings.root}:/bin/sh\n"
            f"nobody:!:65534:65534::{settings.root}:/bin/sh\n",
        )
        groups = settings.write("groups", f"users:x:{account.gid}:\nnogroup:x:65534:\n")
        lines = [
            f"ModulePath {self.folder}/usr/lib/proftpd",
            "LoadModule mod_tls.c",
            "LoadModule mod_digest.c",
            "LoadModule mod_copy.c",
            "LoadModule mod_site_misc.c",
            'ServerName "proftpd"',
            "ServerType standalone",
            f"DefaultAddress {settings.host}",
            "SocketBindTight on",
            f"Port {settings.port}",
            f"UseIPv6 {'on' if ':' in settings.host else 'off'}",
            "UseReverseDNS off",
            "User nobody",
            "Group nogroup",
            f"PidFile {settings.run}/proftpd.pid",
            f"ScoreboardFile {settings.run}/scoreboard",
            f"SystemLog {settings.run}/server.log",
            "TransferLog none",
            "WtmpLog off",
            # Both keep files outside of this folder, which servers side by side would share.
            "<IfModule mod_ctrls.c>",
            "ControlsEngine off",
            "</IfModule>",
            "DelayEngine off",
            "AuthOrder mod_auth_file.c",
            f"AuthUserFile {users}",
            f"AuthGroupFile {groups}",
            "RequireValidShell off",
            "DefaultRoot ~",
            "Umask 022",
            "AllowOverwrite on",
            "AllowStoreRestart on",
            "AllowRetrieveRestart on",
            "MaxInstances 60",
            f"<Anonymous {settings.root}>",
            "User nobody",
            "Group nogroup",
            "UserAlias anonymous nobody",
            "RequireValidShell off",
            "<Limit WRITE>",
            "DenyAll",
            "</Limit>",
            "</Anonymous>",
        ]
        if settings.passive_range:
            lines.append("PassivePorts {} {}".format(*settings.passive_range))
        if settings.tls:
            lines += [
                "TLSEngine on",
                f"TLSLog {settings.run}/tls.log",
                f"TLSRSACertificateFile {settings.certificate}",
                f"TLSRSACertificateKeyFile {settings.key}",
                "TLSVerifyClient off",
                "TLSRequired off",
            ]
            if settings.any_tls_session:
                lines.append("TLSOptions NoSessionReuseRequired")
            if settings.tls == "implicit":
                lines.append("TLSOptions UseImplicitSSL")
        file = settings.write("proftpd.conf", "\n".join(lines + settings.extra) + "\n")
        return [str(self.program), "--nodaemon", "--config", str(file)]


class PureFTPd(Configuration):
    name = "pure-ftpd"

    def command(self, settings):
        if settings.tls == "implicit":
            raise Failure("has no implicit TLS")
        account = settings.account
        users = settings.write(
            "users",
            f"{settings.user}:{account.hash}:{account.uid}:{account.gid}::{settings.root}/./"
            "::::::::::::\n",
        )
        database = settings.run / "users.pdb"
        subprocess.run(
            [self.folder / "usr/bin/pure-pw", "mkdb", database, "-f", users],
            capture_output=True,
            check=True,
        )
        command = [str(self.program), "--bind", f"{settings.host},{settings.port}"]
        command += ["--login", f"puredb:{database}", "--minuid", str(account.uid)]
        # Anonymous users would need an account 'ftp' in the system, which servers would share.
        command += ["--chrooteveryone", "--noanonymous", "--dontresolve", "--umask", "133:022"]
        command += ["--maxidletime", "15", "--pidfile", f"{settings.run}/pure-ftpd.pid"]
        if settings.passive_range:
            command += ["--passiveportrange", "{}:{}".format(*settings.passive_range)]
        if settings.tls:
            command += ["--tls", "1", "--certfile", f"{settings.certificate},{settings.key}"]
        return command + [word for line in settings.extra for word in line.split()]


class Pyftpdlib(Configuration):
    name = "pyftpdlib"

    @property
    def program(self):
        return self.folder.parent / "python/bin/python3"

    def command(self, settings):
        file = settings.write(
            "pyftpdlib.json",
            json.dumps(
                {
                    "host": settings.host,
                    "port": settings.port,
                    "user": settings.user,
                    "password": settings.password,
                    "root": str(settings.root),
                    "uid": settings.account.uid,
                    "gid": settings.account.gid,
                    "tls": settings.tls,
                    "certificate": str(settings.certificate),
                    "key": str(settings.key),
                    "passive_range": settings.passive_range,
                    "extra": settings.extra,
                }
            ),
        )
        script = pathlib.Path(__file__).with_name("pyftpdlib_server.py")
        return [str(self.program), "-B", str(script), str(file)]


CONFIGURATIONS = {each.name: each for each in (Vsftpd, ProFTPD, PureFTPd, Pyftpdlib)}
