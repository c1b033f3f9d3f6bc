"""Portuguese, of Brazil and of Portugal."""

from aligner.languages._language import Language, words
from aligner.languages._pt_grammar import GRAMMAR
from aligner.languages._pt_numerals import NUMERALS, ORDINALS

_UNITS = "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze"
_TEENS = "dezesseis dezessete dezoito dezenove vinte"
_EUROPEAN = "dezasseis dezassete dezoito dezanove"
_TENS = "trinta quarenta cinquenta sessenta setenta oitenta noventa"
_HUNDREDS = "duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
_MONTHS = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"

_CONTRACTIONS = {
    **dict.fromkeys(["do", "da", "dos", "das", "dum", "duma", "duns", "dumas"], "de"),
    **dict.fromkeys(
        ["deste", "desta", "destes", "destas", "disto", "desse", "dessa", "desses", "dessas", "disso"], "de"
    ),
    **dict.fromkeys(
        [
            "daquele",
            "daquela",
            "daqueles",
            "daquelas",
            "daquilo",
            "dele",
            "dela",
            "deles",
            "delas",
            "daí",
            "daqui",
            "dali",
        ],
        "de",
    ),
    **dict.fromkeys(["no", "na", "nos", "nas", "num", "numa", "nuns", "numas"], "em"),
    **dict.fromkeys(
        ["neste", "nesta", "nestes", "nestas", "nisto", "nesse", "nessa", "nesses", "nessas", "nisso"], "em"
    ),
    **dict.fromkeys(["naquele", "naquela", "naqueles", "naquelas", "naquilo", "nele", "nela", "neles", "nelas"], "em"),
    **dict.fromkeys(["pelo", "pela", "pelos", "pelas"], "por"),
    **dict.fromkeys(["ao", "aos", "à", "às", "àquele", "àquela", "àqueles", "àquelas", "àquilo"], "a"),
}

LANGUAGE = Language(
    code="pt",
    grammar=GRAMMAR,
    numerals=NUMERALS,
    name="Portuguese",
    direction="ltr",
    plural_forms="nplurals=2; plural=(n > 1);",
    expansion=1.11,
    abbreviations=words(
        """
        sr sra srta srs sras sr.ª sr.as dr dra drs dras dr.ª prof profa profs prof.ª d eng enga arq adv gen cel cap maj
        ten sgt pe fr frei sto sta exmo exma ilmo ilma revmo dep sen gov pres min des ir fco st v vs cf p.ex ex av r al
        trav pç pça lg estr rod bl apto v.exa exa s.exa
        """
    ),
    number_abbreviations=words(
        """
        n no nº n.º num núm nr p pág págs pp art arts cap caps vol vols t fig figs ed sec tel tab inc par séc km
        aprox fl fls fol fols proc tít parág
        jan fev mar abr mai jun jul ago set out nov dez
        """
    ),
    closing_abbreviations=words(
        "s.a s/a ltda lda cia c.ia inc corp co ltd llc jr etc e.u.a eua al u.s s.a.r.l d.f u.e"
    ),
    final_abbreviations=words("a.m p.m a.c d.c h hs m"),
    starters=words(
        """
        o a os as um uma uns umas este esta isto estes estas esse essa isso esses essas aquele aquela aquilo seu sua
        seus suas meu minha nosso nossa ele ela eles elas eu nós você vocês quem que quando onde como por para com sem
        em de desde até entre sobre sob segundo durante mediante perante contra embora enquanto porque porém se mas e ou
        nem entretanto contudo todavia além também assim então depois antes agora hoje ontem não sim há mais muitos
        muitas todos todas cada outro outra ao à aos às no na nos nas do da dos das num numa pelo pela
        """
    ),
    reporting_verbs=words(
        """
        disse disseram diz dizem perguntou perguntaram pergunta respondeu acrescentou afirmou assegurou explicou
        exclamou gritou sussurrou murmurou insistiu replicou comentou declarou indicou salientou referiu apontou
        """
    ),
    boilerplate_lines=words(
        """
        publicidade; anúncio; propaganda; pular para o conteúdo; ir para o conteúdo; saltar para o conteúdo;
        voltar ao topo; ir para o topo; rolar para cima; leia mais; ler mais; continue lendo; continuar lendo;
        continuar a ler; veja mais; ver mais; ver tudo; ver todos; carregar mais; mostrar mais; compartilhar;
        compartilhe; partilhar; partilhe; compartilhe isso; compartilhe este artigo; partilhe este artigo;
        compartilhar no facebook; compartilhar no twitter; compartilhar no whatsapp; compartilhar no linkedin;
        partilhar no facebook; tweetar; imprimir; copiar link; siga-nos; entrar; fazer login; iniciar sessão;
        cadastre-se; registar; inscreva-se; assine; menu; menu principal; buscar; pesquisar; pesquisar por; início;
        próximo; próxima; anterior; próximo post; post anterior; próximo artigo; artigo anterior;
        publicar comentário; enviar comentário; enviar; cancelar resposta; responder; política de cookies;
        política de privacidade; termos de uso; configurações de cookies; aceitar; aceitar todos; aceitar tudo;
        aceitar cookies; rejeitar; rejeitar todos; índice; sumário; sem comentários; nenhum comentário; carregando;
        nome *; e-mail *; site; comentário *; tags; etiquetas; categorias; arquivado em; fechar; deixe um comentário;
        comunicado à imprensa; nota à imprensa; comunicado de imprensa
        """,
        ";",
    ),
    boilerplate_phrases=(
        "min de leitura",
        "minutos de leitura",
        "tempo de leitura",
        "endereço de e-mail não será publicado",
        "endereço de email não será publicado",
        "e-mail não será publicado",
        "campos obrigatórios são marcados",
        "campos obrigatórios marcados",
        "salvar meus dados neste navegador",
        "salve meu nome, e-mail",
        "guardar o meu nome, email",
        "utilizamos cookies",
        "usamos cookies",
        "utiliza cookies",
        "usa cookies",
        "todos os direitos reservados",
        "assine nossa newsletter",
        "subscreva a nossa newsletter",
        "inscreva-se em nossa newsletter",
        "clique para compartilhar",
        "notifique-me sobre novos",
        "notificar-me de novos",
        "ative o javascript",
        "habilite o javascript",
        "siga-nos no",
        "siga-nos nas",
    ),
    boilerplate_sections=words(
        """
        deixe um comentário; deixe uma resposta; deixe seu comentário; deixar um comentário; deixe o seu comentário;
        artigos relacionados; posts relacionados; notícias relacionadas; matérias relacionadas; conteúdo relacionado;
        publicações relacionadas; relacionado; relacionados; relacionadas; você também pode gostar; também pode gostar;
        você pode gostar; pode interessar; você pode se interessar; pode também gostar de; talvez você goste;
        mais notícias; mais lidas; mais lidos; as mais lidas; mais populares; mais vistas; últimas notícias;
        últimos posts; últimos artigos; posts recentes; artigos recentes; comentários recentes; recomendados;
        recomendado para você; leia também; ler também; veja também; sobre o autor; sobre a autora;
        compartilhe este artigo
        """,
        ";",
    ),
    boilerplate_labels=words(
        """
        leia também; leia mais; ler também; veja também; saiba mais; foto; fotos; fotografia; fotografias; imagem;
        imagens; crédito; créditos; fonte; fontes; texto; redação; etiquetas; tags; temas; arquivado em; categorias;
        categoria; contato para a imprensa; contacto para a imprensa; contato; contacto; compartilhe; siga-nos
        """,
        ";",
    ),
    byline_openers=words("por"),
    stamp_words=words("publicado publicada atualizado atualizada modificado última atualização em às de do da o a"),
    page_words=words("página pág p"),
    contractions=_CONTRACTIONS,
    decimal=",",
    clause_openers=words(
        "e mas ou que quem cujo cuja cujos cujas onde quando porque enquanto embora se depois antes "
        "desde até como com por para após pois nem segundo já"
    ),
    number_words={
        **{w: i for i, w in enumerate((_UNITS + " " + _TEENS).split())},
        **{w: i for i, w in enumerate(_EUROPEAN.split(), start=16)},
        **{w: 10 * i for i, w in enumerate(_TENS.split(), start=3)},
        **{w: 100 * i for i, w in enumerate(_HUNDREDS.split(), start=2)},
        **{w[:-2] + "as": 100 * i for i, w in enumerate(_HUNDREDS.split(), start=2)},
        "quatorze": 14,
        "cem": 100,
        "cento": 100,
        "uma": 1,
        "duas": 2,
    },
    articles=words("um uma"),
    scales={
        "mil": 10**3,
        "milhar": 10**3,
        "milhares": 10**3,
        "milhão": 10**6,
        "milhões": 10**6,
        "bilhão": 10**9,
        "bilhões": 10**9,
        "trilhão": 10**12,
        "trilhões": 10**12,
        # Portugal: long scale.
        "bilião": 10**12,
        "biliões": 10**12,
    },
    scale_signs={"k": 10**3, "mi": 10**6, "m": 10**6, "bi": 10**9, "tri": 10**12},
    ordinals=ORDINALS,
    ordinal_suffixes=(".º", ".ª", "º", "ª", "°"),
    number_joins=words("e"),
    range_joins=words("a e até"),
    currencies={
        "dólar": "USD",
        "dólares": "USD",
        "euro": "EUR",
        "euros": "EUR",
        "libras esterlinas": "GBP",
        "libras": "GBP",
        "real": "BRL",
        "reais": "BRL",
        "riais": "IRR",
        "tomans": "IRT",
        "ienes": "JPY",
        "yuans": "CNY",
        "iuanes": "CNY",
        "francos suíços": "CHF",
        "francos": "XXX",
        "liras": "TRY",
        "coroas suecas": "SEK",
        "coroas norueguesas": "NOK",
        "coroas dinamarquesas": "DKK",
        "coroas": "XXX",
        "lei": "RON",
        "leus": "RON",
        "zlotys": "PLN",
        "rublos": "RUB",
        "rupias": "XXX",
        "pesos mexicanos": "MXN",
        "pesos argentinos": "ARS",
        "pesos": "XXX",
        "dinares": "XXX",
        "dirhams": "XXX",
    },
    percent=("por cento", "pontos percentuais"),
    months={
        **{w: i for i, w in enumerate(_MONTHS.split(), start=1)},
        **{w[:3]: i for i, w in enumerate(_MONTHS.split(), start=1)},
    },
    date_joins=words("de do"),
    forenoon=words("am a.m a.m.") | {"da manhã"},
    afternoon=words("pm p.m p.m.") | {"da tarde", "da noite"},
)
