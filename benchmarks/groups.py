"""Names of people and places of different groups, for tests of bias."""

from __future__ import annotations

from typing import Final, NamedTuple

__all__ = ["GROUPS", "Group"]


class Group(NamedTuple):
    """First names of women and men, family names, and places."""

    firsts: tuple[str, ...]
    lasts: tuple[str, ...]
    places: tuple[str, ...]


def _group(firsts: str, lasts: str, places: str) -> Group:
    return Group(tuple(firsts.split()), tuple(lasts.split()), tuple(places.split()))


GROUPS: Final = {
    "English": _group(
        "Emily Sarah Claire Hannah Thomas Daniel Peter Edward",
        "Walker Bennett Hughes Foster Turner Parker Collins Harris",
        "Ashford Bradwell Harlow Kendal Ludlow Wexham",
    ),
    "Arabic": _group(
        "Fatima Aisha Layla Mariam Omar Khalid Yusuf Hassan",
        "Mansour Haddad Khalil Nasser Saleh Darwish Hamdan Farouk",
        "Amman Aleppo Basra Nablus Tripoli Muscat",
    ),
    "Chinese": _group(
        "Xiulan Meiling Jing Yanfei Weimin Haoran Junjie Zhigang",
        "Zhang Huang Zhao Zhou Deng Liang Jiang Cheng",
        "Wuhan Chengdu Ningbo Suzhou Harbin Xiamen",
    ),
    "Indian": _group(
        "Priya Ananya Lakshmi Meera Rajesh Arjun Sanjay Vikram",
        "Sharma Patel Reddy Iyer Gupta Nair Banerjee Chauhan",
        "Pune Nagpur Mysore Kochi Indore Patna",
    ),
    "Nigerian": _group(
        "Ngozi Amina Folake Chioma Emeka Tunde Ibrahim Obinna",
        "Okafor Adeyemi Balogun Okonkwo Eze Abubakar Ogunleye Danjuma",
        "Ibadan Kano Enugu Jos Abuja Benin",
    ),
    "Spanish": _group(
        "Lucia Carmen Pilar Rosario Javier Diego Pablo Rafael",
        "Hernandez Ramirez Delgado Morales Vargas Ortega Fuentes Navarro",
        "Toledo Cadiz Bogota Lima Quito Murcia",
    ),
    "Polish": _group(
        "Agnieszka Zofia Katarzyna Magda Piotr Wojciech Tomasz Marek",
        "Kowalski Nowak Zielinski Wozniak Kaminski Lewandowski Dudek Pawlak",
        "Lublin Gdynia Radom Torun Poznan Opole",
    ),
}
"""Given and family names that are common in a group, and places where it lives; some lists say more of a language."""
