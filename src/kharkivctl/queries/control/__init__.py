"""Who held a place on a day, worked out from the accounts of it, by the rules of docs/control.md.

`accounts` reads events as accounts and decides which still speak, `turns` gathers them into changes of
holder, `history` decides for a day, `changes` tells from both what changed hands, and `reasons` says in a
sentence what the decision rests on.
"""
