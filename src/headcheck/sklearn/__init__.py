"""headcheck inside scikit-learn: articles as rows of features, and a classifier for a desk's own labels.

>>> from headcheck.sklearn import HeadlineFeatures
>>> HeadlineFeatures().transform([("Ferry fares to rise", "Ferry fares may rise in May, the operator said.")]).shape
(1, 30)
"""

from headcheck.sklearn.classifier import HeadlineClassifier
from headcheck.sklearn.features import FEATURES
from headcheck.sklearn.transformer import HeadlineFeatures

__all__ = ["FEATURES", "HeadlineClassifier", "HeadlineFeatures"]
