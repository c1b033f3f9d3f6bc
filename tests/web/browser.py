"""A real Chromium, driven over its debugging pipe: JSON on two file descriptors, no further package."""

import base64
import json
import os
import select
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)
PATIENCE = 30.0
"""Seconds until something that never happens is a failure."""


class Browser:
    """One page in one headless Chromium. Use it in a ``with``."""

    def __init__(self, program: str, profile: Path) -> None:
        (theirs_in, ours_out), (ours_in, theirs_out) = os.pipe(), os.pipe()
        # Chromium wants its commands on descriptor 3 and answers on 4, wherever the pipes happen to be.
        line = f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}'
        self._process = subprocess.Popen(
            ["bash", "-c", line, "chromium", program, *FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._in, self._out = ours_in, ours_out
        self._buffer = b""
        self._number = 0
        self._session = ""
        self._dragged: dict[str, Any] | None = None
        self.complaints: list[str] = []
        """Errors of scripts, and what the Content-Security-Policy refused."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **facts: Any) -> dict[str, Any]:
        """One command of the DevTools protocol, and its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": facts}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                assert "error" not in answer, (method, answer)
                found: dict[str, Any] = answer["result"]
                return found
            self._note(answer)

    def _read(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(0.0, end - time.monotonic()))
            assert ready, "Chromium does not answer."
            some = os.read(self._in, 1 << 20)
            assert some, "Chromium has ended."
            self._buffer += some
        message, self._buffer = self._buffer.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found

    def _note(self, event: dict[str, Any]) -> None:
        if event.get("method") == "Input.dragIntercepted":
            self._dragged = event["params"]["data"]
        if event.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(event["params"]["exceptionDetails"])[:500])
        elif event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
            self.complaints.append(event["params"]["entry"]["text"])

    def open(self, address: str) -> None:
        self.call("Page.navigate", url=address)
        self.wait("document.readyState === 'complete'")

    def see(self, script: str) -> Any:
        """What a script finds in the page."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, script: str) -> Any:
        """What a script finds as soon as it finds something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
            if answer["result"].get("value"):
                return answer["result"]["value"]
            time.sleep(0.05)
        raise AssertionError(f"never true: {script}\n{self.see('document.body.innerText.slice(0, 800)')}")

    def wait_for(self, found: Callable[[], bool]) -> None:
        """Until something outside of the page is so."""
        end = time.monotonic() + PATIENCE
        while not found():
            assert time.monotonic() < end
            time.sleep(0.05)

    def key(self, key: str, code: int = 0, modifiers: int = 0) -> None:
        """A key pressed and let go; ``modifiers``: 2 is Ctrl."""
        text = {"text": key} if len(key) == 1 and not modifiers else {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            own = text if kind == "keyDown" else {}
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, modifiers=modifiers, **own
            )

    def write(self, text: str) -> None:
        """Text typed where the cursor is."""
        self.call("Input.insertText", text=text)

    def middle(self, selector: str) -> tuple[float, float]:
        """Where the mouse would hit an element."""
        script = (
            f"(() => {{ const e = {selector}; e.scrollIntoView({{block: 'center'}}); const b = e.getClientRects()[0];"
        )
        found = self.see(script + " return [b.x + Math.min(b.width / 2, 60), b.y + b.height / 2]; })()")
        return found[0], found[1]

    def mouse(self, kind: str, x: float, y: float) -> None:
        """``mousePressed``, ``mouseMoved``, ``mouseReleased``."""
        button = {"button": "left", "buttons": 1, "clickCount": 1}
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **button)

    def click(self, selector: str) -> None:
        x, y = self.middle(selector)
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)  # Some buttons are there under a mouse only.
        self.mouse("mousePressed", x, y)
        self.mouse("mouseReleased", x, y)

    def drag(self, selector: str, goal: str) -> None:
        """Takes an element with the mouse and lets it go over another, both in sight."""
        self.call("Input.setInterceptDrags", enabled=True)
        x, y = self.middle(selector)
        self._dragged = None
        self.mouse("mousePressed", x, y)
        for step in range(1, 20):
            self.mouse("mouseMoved", x + 2 * step, y + step)
            if self._dragged:
                break
        assert self._dragged, "nothing was dragged"
        box = self.see(
            f"(() => {{ const b = {goal}.getBoundingClientRect(); return [b.x + 20, b.y + b.height / 2]; }})()"
        )
        for kind in ("dragEnter", "dragOver", "drop"):
            self.call("Input.dispatchDragEvent", type=kind, x=box[0], y=box[1], data=self._dragged)
        self.mouse("mouseReleased", box[0], box[1])

    def look(self, width: int, height: int, scheme: str = "light", *, touch: bool = False) -> None:
        """The size of the window, and the colours the user wants."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot")["data"]))

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        os.close(self._in)
        os.close(self._out)

    def __enter__(self) -> "Browser":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
