"""What is shipped: the sdist and the wheel, built, installed and run away from the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from summariser.version import __version__

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds/gaza-call/article.txt"


def build(source: Path, target: str, into: Path) -> Path:
    """Build `target` ("sdist" or "wheel") from the tree at `source` and give its path."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def unpacked_sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / f"summariser-{__version__}"


@dataclass(frozen=True)
class Installed:
    """The wheel in an environment of its own; commands run in `folder`, far from the checkout."""

    environment: Path
    folder: Path

    def run(self, program: str, *arguments: str) -> str:
        """The standard output of a program of the environment; an exit code of 0 is asserted."""
        outside = {name: os.environ[name] for name in os.environ if name != "PYTHONPATH"}
        done = subprocess.run(
            [self.environment / "bin" / program, *arguments],
            cwd=self.folder,
            env=outside,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=True)
    here = Installed(environment, tmp_path_factory.mktemp("elsewhere"))
    here.run("python", "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", str(wheel))
    # Dependencies come from the running environment. Its own .pth files, and with them an
    # editable install of the checkout, are not read from there.
    packages = here.run("python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    (Path(packages.strip()) / "dependencies.pth").write_text(
        "\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    )
    return here


def test_wheel_holds_the_package_and_nothing_beside_it(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"summariser", f"summariser-{__version__}.dist-info"}
    assert "summariser/py.typed" in names
    assert "summariser/evals/__init__.py" in names
    assert "summariser/evals.py" not in names
    assert f"summariser-{__version__}.dist-info/licenses/LICENSE" in names


@pytest.mark.parametrize("folder", ["prompts", "seeds"])
def test_wheel_holds_every_file_of(folder: str, wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    shipped = {name.removeprefix("summariser/_data/") for name in names if "/_data/" in name}
    tree = {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file()}
    assert {name for name in shipped if name.startswith(f"{folder}/")} == tree


def test_sdist_builds_the_same_wheel(unpacked_sdist: Path, wheel: Path, tmp_path: Path) -> None:
    rebuilt = build(unpacked_sdist, "wheel", tmp_path)
    with ZipFile(wheel) as one, ZipFile(rebuilt) as other:
        assert {i.filename: i.CRC for i in one.infolist()} == {
            i.filename: i.CRC for i in other.infolist()
        }


def test_sdist_holds_what_its_tests_need(unpacked_sdist: Path) -> None:
    here = {path.name for path in unpacked_sdist.iterdir()}
    assert {"Makefile", "README.md", "LICENSE", "tests", ".ci"} <= here
    assert not here & {".venv", ".git", ".mypy_cache"}


def test_installed_package_is_not_the_checkout(installed: Installed) -> None:
    where = installed.run("python", "-c", "import summariser; print(summariser.__file__)")
    assert Path(where.strip()).is_relative_to(installed.environment)


def test_installed_command_knows_its_version(installed: Installed) -> None:
    assert installed.run("summariser", "--version") == f"summariser {__version__}\n"


def test_installed_command_reports_offline(installed: Installed) -> None:
    (installed.folder / "article.txt").write_bytes(SEED.read_bytes())
    written = installed.run(
        "summariser", "summarise", "article.txt", "--offline", "--format", "json"
    )
    report = json.loads(written)
    article = SEED.read_text(encoding="utf-8")
    spans = [span for quote in report["quotes"] for span in quote["spans"]]
    assert spans
    assert [span["text"] for span in spans] == [article[s["start"] : s["end"]] for s in spans]
    codes = {finding["code"] for finding in report["findings"]}
    assert "read-by-rules" not in codes  # the weights came along


def test_installed_prompts_are_found(installed: Installed) -> None:
    assert "report@1:" in installed.run("summariser", "prompts", "list")


def test_installed_seeds_are_found(installed: Installed) -> None:
    program = "from summariser import resources; print(resources.root('seeds').resolve())"
    seeds = Path(installed.run("python", "-c", program).strip())
    assert seeds.is_relative_to(installed.environment.resolve())
    assert (seeds / "gaza-call/article.txt").read_bytes() == SEED.read_bytes()


def test_installed_harness_is_a_module_of_the_package(installed: Installed) -> None:
    program = "import summariser.evals; print(summariser.evals.__path__[0])"
    assert Path(installed.run("python", "-c", program).strip()).name == "evals"
