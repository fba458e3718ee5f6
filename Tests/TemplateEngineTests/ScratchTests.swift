import ManualModel
import Testing
import TemplateEngine

@Test func scratch() {
  print(Bench.blocks("""
    {{ company.name }}设有{{ count(outlets) }}个网点，
    热线{{ company.hotline }}，**{{ manual.issued }}**发布 *x* and
    English.

    {% for o in outlets %}
    1. {{ o.name }}：{{ o.phone }}
       - 区域{{ o.region }}
    {% end %}
    1. 结束

    ::: table caption="网点" name=outlets merge="1"
    | 区域 | 名称 | 人数 |
    |---|:-:|--:|
    {% for o in outlets if o.staff > 3 %}
    | {{ o.region }} | {{ o.name }} | {{ o.staff }} |
    {% end %}
    | 合计 | << | {{ outlets | sum("staff") }} |
    :::

    见{{ ref("table:outlets") }}。{% x %}

    # 小节 {#sub}
    {{ markdown(company.introduction) }}
    {{ company.hotlin }}
    """))
}
