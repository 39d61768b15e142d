"""Evaluation: answering a gold file, measuring the answers, reporting what was measured.

Answering (`eval.run`) and measuring (`eval.report`) are separate commands, joined by a file of
records, so that the same answers can be measured again. Import from the modules, never this
package itself: its name shadows a builtin.
"""
