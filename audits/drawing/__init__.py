"""Pictures made of boxes and arrows: of an SOP's ladders, steps, sequences, signals and files.

`picture` says what a picture is, `pictures` make those of an SOP, `layers` and `placing` find places for the
boxes, `svg` and `mermaid` write them.
"""
