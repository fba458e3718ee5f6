"""Lets LibreOffice accept and reject the changes of redlines and compares with the plain documents.

In FOLDER each case is NAME.old.odt, NAME.new.odt and NAME.redline.odt. Prints a line for each case:
NAME, a tab, `same` or what differs. Run by the Python that has LibreOffice's `uno`.
"""
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

FOLDER = sys.argv[1]


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def office():
    pipe = "redlines%d" % os.getpid()
    process = subprocess.Popen(
        ["soffice", "-env:UserInstallation=file://" + FOLDER + "/profile", "--headless", "--norestore",
         "--nologo", "--nodefault", "--accept=pipe,name=%s;urp;" % pipe],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return process, resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
        except Exception:
            time.sleep(0.1)
    process.kill()
    sys.exit("LibreOffice did not answer")


def paragraphs(text, place=""):
    """What is shown, with the look of each paragraph, its list and its cell."""
    lines = []
    parts = text.createEnumeration()
    while parts.hasMoreElements():
        part = parts.nextElement()
        if part.supportsService("com.sun.star.text.TextTable"):
            for name in part.CellNames:
                lines += paragraphs(part.getCellByName(name), place + "|" + name)
            continue
        look = part.ParaStyleName
        if part.OutlineLevel:
            look += "/%d" % part.OutlineLevel
        if part.NumberingStyleName:
            look += "/%s %d %s" % (part.NumberingStyleName, part.NumberingLevel, part.ListLabelString)
        lines.append((place, look, part.ParaAdjust, part.String))
    # LibreOffice adds a paragraph behind a table that ends a document without sections.
    if not place and lines and lines[-1][1:] == ("Standard", 0, ""):
        lines.pop()
    return lines


def shown(desktop, dispatcher, path, command=None):
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(path), "_blank", 0, properties(Hidden=True))
    frame = document.CurrentController.Frame
    if command:
        dispatcher.executeDispatch(frame, ".uno:" + command, "", 0, ())
    document.TextFields.refresh()
    left = document.Redlines.createEnumeration().hasMoreElements()
    lines = paragraphs(document.Text)
    headers = []
    styles = document.StyleFamilies.getByName("PageStyles")
    for name in styles.ElementNames:
        style = styles.getByName(name)
        if style.isInUse() and style.HeaderIsOn:
            headers += paragraphs(style.HeaderText, "header")
        if style.isInUse() and style.FooterIsOn:
            headers += paragraphs(style.FooterText, "footer")
    document.close(True)
    # Each page style in use has its own; which are is a matter of layout.
    return lines + sorted(set(headers)), left


def difference(found, wanted, exact):
    """The first difference; without `exact` only texts count, wherever they stand."""
    if not exact:
        found = [line[3] for line in found if line[3]]
        wanted = [line[3] for line in wanted if line[3]]
    for one, other in zip(found, wanted):
        if one != other:
            return "%r instead of %r" % (one, other)
    if len(found) != len(wanted):
        longer = found if len(found) > len(wanted) else wanted
        return "%d paragraphs instead of %d: %r" % (
            len(found), len(wanted), longer[min(len(found), len(wanted))])
    return None


def main():
    process, context = office()
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    names = sorted(name[:-12] for name in os.listdir(FOLDER) if name.endswith(".redline.odt"))
    for name in names:
        path = os.path.join(FOLDER, name)
        exact = not os.path.exists(path + ".inexact")
        problems = []
        for kind, command in (("new", "AcceptAllTrackedChanges"), ("old", "RejectAllTrackedChanges")):
            wanted, _ = shown(desktop, dispatcher, "%s.%s.odt" % (path, kind))
            found, left = shown(desktop, dispatcher, path + ".redline.odt", command)
            if left:
                problems.append(kind + ": changes are left")
            problem = difference(found, wanted, exact)
            if problem:
                problems.append("%s: %s" % (kind, problem))
        print("%s\t%s" % (name, "; ".join(problems) or "same"), flush=True)
    try:
        desktop.terminate()
    except Exception:
        pass
    process.wait(30)


main()
