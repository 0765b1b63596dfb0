"""Made-up Cartas de Serviço with every sort of mess that the real ones have."""

import zipfile
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<servico xmlns="http://servicos.gov.br/v3/schema">'

BEES = f"""{HEAD}
<id>criar-abelhas</id>
<nome>Criar abelhas&#8203; &amp;amp; vespas</nome>
<sigla>SisAbelha</sigla>
<descricao>&lt;p&gt;Registo de **colmeias**&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;
Veja [o guia](https://example.org/guia) ou escreva a maria.silva@example.org.</descricao>
<contato>central@example.org</contato>
<gratuito>false</gratuito>
<solicitantes><solicitante id="1"><tipo>Apicultores</tipo><requisitos>Ter terra</requisitos>
</solicitante></solicitantes>
<tempo-total-estimado><ate max="5" unidade="dias-uteis"/><descricao></descricao>
</tempo-total-estimado>
<etapas><etapa id="1"><titulo>Pedir</titulo><descricao>Preencha o pedido.</descricao>
<documentos>
  <default><item id="1">Planta do terreno</item></default>
  <caso id="2" descricao="Pessoa Jurídica">
  <documento><id>3</id><descricao>Contrato social</descricao></documento></caso>
</documentos>
<custos>
  <default><custo id="1"><descricao>Taxa</descricao><moeda>R$</moeda><valor>1.234,50</valor></custo>
  </default>
  <caso id="2" descricao="Pessoa Jurídica"><custo id="5"><descricao>Taxa PJ</descricao>
  <moeda>R$</moeda><valorVariavel>1% do valor</valorVariavel></custo></caso>
</custos>
<canais-de-prestacao><default>
<canal-de-prestacao id="1" tipo="web"><descricao>https://example.org/abelhas</descricao>
</canal-de-prestacao></default></canais-de-prestacao></etapa></etapas>
<orgao id="http://example.org/unidade/77"><nomeOrgao>Instituto das Abelhas (IA)</nomeOrgao></orgao>
<legislacoes><item id="1">[Lei n. 1](https://example.org/lei)</item></legislacoes>
<nomes-populares><item id="1">Licença de mel</item></nomes-populares>
<palavras-chave><item id="1">mel</item></palavras-chave>
</servico>"""

FREE = f"""{HEAD}<id>ver-abelhas</id><nome>Ver abelhas</nome><descricao>Ver.</descricao>
<gratuito>true</gratuito><etapas/>
<tempo-total-estimado><entre min="8" max="15" unidade="dias-corridos"/></tempo-total-estimado>
<orgao id="http://example.org/unidade/77"><nomeOrgao>Instituto das Abelhas (IA)</nomeOrgao></orgao>
</servico>"""


def archive(folder: Path, **letters: str) -> Path:
    """Write letters (file name without its ending, and XML) as the archive that is imported."""
    file = folder / "cartas.zip"
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("LICENSE", "made up")
        for name, text in letters.items():
            zipped.writestr(f"servicos/{name}.xml", text)
    return file
