"""The verbs: each module asks one question of the store and is otherwise thin."""
