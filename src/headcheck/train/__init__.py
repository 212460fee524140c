"""Training of the bundled model, and fine-tuning on a desk's own judgements (extra ``[train]``)."""
