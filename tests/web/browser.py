"""browser.py CHROMIUM PROFILE PAGE...: shows pages in a headless Chromium and prints what is wrong.

The browser is spoken to through a pipe, by its DevTools protocol. Of each page, narrow and wide, light
and dark: nothing but the page itself is asked for, nothing is wider than the window, each text has
a contrast of 4.5 at least, Tab goes through all links and tables in the order of the page, the first
link skips to the content, the tree for screen readers has a name for each link, picture and table, and
it prints on as many sheets as it should.
"""
import base64
import json
import os
import re
import select
import subprocess
import sys
import time

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--remote-debugging-pipe", "about:blank"]
MOST = 8  # faults of one kind of window that are named
PATIENCE = 120  # seconds for one answer: the machine may be busy

# What is wrong with the page as it is laid out, as a list of texts.
LAID_OUT = r"""
(() => {
  const wrong = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.querySelectorAll('body *')].filter(e => !e.closest('.wide') &&
      e.getBoundingClientRect().right > root.clientWidth + 1).map(e => e.tagName);
    wrong.push(`it is ${root.scrollWidth} wide: ${wide.slice(0, 3)}`);
  }
  if (document.scripts.length) wrong.push('it has scripts');
  const rgb = c => c.match(/[\d.]+/g).map(Number);
  const channel = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const ground = e => {
    for (; e; e = e.parentElement) {
      const c = rgb(getComputedStyle(e).backgroundColor);
      if (c.length < 4 || c[3] > 0) return c;
    }
    return [255, 255, 255];
  };
  let texts = 0, least = 99;
  for (const e of document.querySelectorAll('body, body *')) {
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || ['title', 'desc', 'style'].includes(e.tagName)) continue;
    const style = getComputedStyle(e);
    const one = light(rgb(e instanceof SVGElement ? style.fill : style.color)), other = light(ground(e));
    const got = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    texts++;
    least = Math.min(least, got);
    if (got < 4.5) wrong.push(`'${e.textContent.slice(0, 20)}' has a contrast of ${got.toFixed(2)}`);
    if (parseFloat(style.fontSize) * (e instanceof SVGElement ?
        e.ownerSVGElement.getBoundingClientRect().width / 420 : 1) < 9)
      wrong.push(`'${e.textContent.slice(0, 20)}' is too small`);
  }
  if (texts < 20) wrong.push(`only ${texts} texts are seen`);
  for (const e of document.querySelectorAll('svg')) {
    const box = e.getBoundingClientRect();
    if (box.width < 200 || box.height < 40) wrong.push(`a picture is ${box.width} by ${box.height}`);
    for (const t of e.querySelectorAll('text')) {
      const r = t.getBoundingClientRect();
      if (r.left < box.left - 1 || r.right > box.right + 1 || r.bottom > box.bottom + 1 || r.top < box.top - 1)
        wrong.push(`'${t.textContent}' leaves its picture`);
    }
  }
  return {wrong, ground: ground(document.body)};
})()
"""
# All that can take the focus, in the order of the document; and which of them has it.
FOCUSABLE = "window.all = [...document.querySelectorAll('a[href], [tabindex=\"0\"]')]; window.all.length"
FOCUSED = "window.all.indexOf(document.activeElement)"


class Browser:
    def __init__(self, program, profile):
        to_browser, self.out = os.pipe()
        self.into, from_browser = os.pipe()
        # The protocol's ends are 3 and 4 of the browser.
        shell = f'exec 3<&{to_browser} 4>&{from_browser}; exec "$@"'
        self.process = subprocess.Popen(
            ["bash", "-c", shell, "sh", program, f"--user-data-dir={profile}", *FLAGS],
            pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.rest, self.number, self.events = b"", 0, []

    def receive(self):
        end = time.monotonic() + PATIENCE
        while b"\0" not in self.rest:
            if not select.select([self.into], [], [], max(0, end - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            more = os.read(self.into, 1 << 16)
            if not more:
                raise EOFError("the browser has ended")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, session=None, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.receive())

    def close(self):
        try:
            self.call("Browser.close")
        except (OSError, EOFError, TimeoutError):
            self.process.kill()
        self.process.wait()


class Page:
    """A page in a window of its own."""

    def __init__(self, browser, path):
        self.browser, self.path = browser, path
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.target = target
        self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method, **params):
        return self.browser.call(method, self.session, **params)

    def value(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"]["description"])
        return result["result"].get("value")

    def show(self, width, scheme):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1,
                  mobile=False)
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.browser.events.clear()
        self.call("Page.navigate", url="file://" + self.path)
        self.browser.wait("Page.loadEventFired")
        asked = [event["params"]["request"]["url"] for event in self.browser.events
                 if event.get("method") == "Network.requestWillBeSent"]
        return [f"it asks for {url[:80]}" for url in asked if url != "file://" + self.path]

    def key(self, name, code):
        for kind in "rawKeyDown", "keyUp":
            self.call("Input.dispatchKeyEvent", type=kind, key=name, code=name,
                      windowsVirtualKeyCode=code, nativeVirtualKeyCode=code)

    def close(self):
        self.browser.call("Target.closeTarget", targetId=self.target)


def tab_through(page):
    count = page.value(FOCUSABLE)
    reached = []
    for _ in range(count):
        page.key("Tab", 9)
        reached.append(page.value(FOCUSED))
    return [] if reached == list(range(count)) else [f"Tab goes to {reached} of {count}"]


def skip(page):
    page.key("Tab", 9)
    box = page.value("(() => { const b = document.activeElement.getBoundingClientRect();"
                     "return [document.activeElement.className, b.left, b.right] })()")
    wrong = [] if box[0] == "skip" and 0 <= box[1] < box[2] else [f"the first link is {box}"]
    for kind, more in (("rawKeyDown", {}), ("char", {"text": "\r"}), ("keyUp", {})):
        page.call("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter",
                  windowsVirtualKeyCode=13, **more)
    if page.value("location.hash") != "#content":
        wrong.append("the first link does not skip")
    return wrong


def heard(page):
    """What a screen reader is given."""
    wrong, levels, kinds = [], [], {}
    page.call("Accessibility.enable")
    for node in page.call("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value", "")
        name = node.get("name", {}).get("value", "")
        if node.get("ignored"):
            continue
        kinds[role] = kinds.get(role, 0) + 1
        if role in ("link", "table", "image", "img", "region", "heading") and not name.strip():
            wrong.append(f"a {role} has no name")
        if role == "heading":
            levels += [p["value"]["value"] for p in node["properties"] if p["name"] == "level"]
    if levels[:1] != [1] or levels.count(1) != 1 or any(b > a + 1 for a, b in zip(levels, levels[1:])):
        wrong.append(f"headings are {levels}")
    for role in ("main", "navigation", "table", "columnheader", "rowheader", "link"):
        if not kinds.get(role):
            wrong.append(f"no {role} is heard of")
    return wrong


def printed(page, least, most):
    data = base64.b64decode(page.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    sheets = len(re.findall(rb"/Type\s*/Page\b", data))
    return [] if data.startswith(b"%PDF") and least <= sheets <= most else [
        f"it prints on {sheets} sheets, not {least} to {most}"]


def check(browser, path):
    page = Page(browser, path)
    found, grounds = [], []
    for width in (1280, 360):
        for scheme in ("light", "dark"):
            told = page.show(width, scheme)
            seen = page.value(LAID_OUT)
            grounds.append(seen["ground"])
            lines = list(dict.fromkeys(told + seen["wrong"]))
            found += [f"{width}, {scheme}: {line}" for line in lines[:MOST]]
    if grounds[0] == grounds[1] or grounds[:2] != grounds[2:]:
        found.append(f"light and dark are {grounds}")
    page.show(1280, "light")
    found += tab_through(page)
    page.show(1280, "light")
    found += skip(page)
    page.show(1280, "light")
    found += heard(page) + printed(page, 1, 80)
    page.close()
    return found


def main(program, profile, *pages):
    browser = Browser(program, profile)
    try:
        for path in pages:
            for line in check(browser, path):
                print(f"{os.path.basename(path)}: {line}")
    except (OSError, EOFError, TimeoutError, RuntimeError) as error:
        print(f"the browser: {error}")
    browser.close()


main(*sys.argv[1:])
