"""The command line. `main` is the one place where exceptions become messages and exit codes."""

from summariser.cli.stderr import say, show_traceback
from summariser.errors import SummariserError

__all__ = ["main"]

_INTERRUPTED = 130
_CLOSED_PIPE = 141


def main() -> int:
    """Run the command line on `sys.argv` and give its exit code (see `summariser.errors`)."""
    try:
        code = _run()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:
        return _CLOSED_PIPE
    except SummariserError as error:
        say(str(error))
        show_traceback(error)
        return error.exit_code
    except Exception as error:
        say(f"internal error {type(error).__name__}: {error}; run with --verbose for the traceback")
        show_traceback(error)
        return 1
    if code == _INTERRUPTED:
        say("interrupted")
    return code


def _run() -> int:
    from summariser.cli.app import app

    try:
        app(prog_name="summariser")
    except SystemExit as leaving:
        # typer turns a closed pipe into exit code 1, which is that of our own errors.
        if isinstance(leaving.__context__, BrokenPipeError):
            raise leaving.__context__ from None
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0
