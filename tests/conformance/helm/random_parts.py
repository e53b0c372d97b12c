"""Tells what is random in Helm's own text, and compares the rest.

Helm's runs show which lines of the first run another run has not: only those may differ in ours, and in a line that each
run has at the same place only the words that differ between Helm's runs. Runs that have the same lines in another order
leave the order free."""
import difflib
import itertools
import re

# So many runs of Helm show whether anything is random; so many more, what.
RUNS = 3
RUNS_OF_CHANCE = 8
WORD = re.compile(r"[A-Za-z0-9+/=_.$~-]+|\s+|.")


def settle(ours, helm_run):
    """Asks Helm as often as it takes; `helm_run` gets the number of the run.
    (Helm's runs, the number of random lines): 0 where a run is ours, None where we differ or a run has no exit code."""
    theirs = []
    for number in range(RUNS_OF_CHANCE):
        theirs.append(helm_run(number))
        if theirs[-1] == ours:
            return theirs, 0
        if theirs[-1][0] < 0:
            break
        if number + 1 < RUNS:
            continue
        if all(run == theirs[0] for run in theirs):
            break
        count = compare(theirs, ours)
        if count is not None:
            return theirs, count
    return theirs, None


def compare(theirs, ours):
    """The number of our lines that differ from Helm's first run where Helm's runs differ too; None where we differ
    elsewhere. Runs are (exit code, text, lines of the error)."""
    if any(run[0] != ours[0] for run in theirs):
        return None
    runs = [lines_of(run) for run in theirs]
    own = lines_of(ours)
    if any(run != runs[0] and sorted(run) == sorted(runs[0]) for run in runs) and sorted(own) == sorted(runs[0]):
        return sum(left != right for left, right in zip(own, runs[0]))
    free = free_lines(runs)
    count = 0
    for tag, begin, end, our_begin, our_end in differences(runs[0], own):
        if not all(line in free for line in range(begin, end)):
            return None
        if begin == end and not {begin, begin - 1} & set(free):
            return None
        if end - begin == our_end - our_begin:
            for line, our_line in zip(range(begin, end), range(our_begin, our_end)):
                if not fits(runs[0][line], free[line], own[our_line]):
                    return None
        count += max(end - begin, our_end - our_begin)
    return count


def lines_of(run):
    return run[2] + run[1].split("\n")


def differences(left, right):
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return [codes for codes in matcher.get_opcodes() if codes[0] != "equal"]


def free_lines(runs):
    """{line of the first run: its forms in the other runs, None where a run has no line in its place}"""
    free = {}
    for run in runs[1:]:
        for tag, begin, end, other_begin, other_end in differences(runs[0], run):
            for line in range(begin, end):
                other = run[other_begin + line - begin] if end - begin == other_end - other_begin else None
                free.setdefault(line, []).append(other)
            if begin == end:
                free.setdefault(begin, []).append(None)
    return free


def fits(line, forms, own):
    """Whether our line is Helm's but for the words that differ between Helm's runs."""
    if None in forms:
        return True
    words, all_words = WORD.findall(line), [WORD.findall(form) for form in forms]
    own_words = WORD.findall(own)
    if any(len(other) != len(words) for other in all_words):
        return True
    free = {place for other in all_words for place in range(len(words)) if other[place] != words[place]}
    return len(own_words) == len(words) and all(
        place in free or own_words[place] == words[place] for place in range(len(words)))


def first_difference(theirs, ours):
    """The first lines that differ outside of what is random, as mutate.py shows them."""
    runs, own = [lines_of(run) for run in theirs], lines_of(ours)
    free = free_lines(runs)
    for _, begin, end, our_begin, our_end in differences(runs[0], own):
        pairs = itertools.zip_longest(range(begin, end), range(our_begin, our_end))
        for line, our_line in pairs:
            if line is not None and our_line is not None and line in free and fits(runs[0][line], free[line],
                                                                                  own[our_line]):
                continue
            if end - begin != our_end - our_begin and all(place in free for place in range(begin, end)) and begin < end:
                continue
            left = "(nothing)" if line is None else runs[0][line]
            right = "(nothing)" if our_line is None else own[our_line]
            return f"    Helm: {left[:600]}\n    ours: {right[:600]}"
    return ""
