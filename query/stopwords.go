package query

import (
	"slices"
	"strings"

	"landscape/text"
)

// IsStopWord tells whether a folded word says nothing of what is asked: articles
// and prepositions, and what questions are made of.
func IsStopWord(word, lang string) bool { return slices.Contains(stopWords[lang], word) }

// stopWords are folded as the words of a query are.
var stopWords = foldAll(map[string]string{
	"en": `a about after against all also am an and any are as at be been before being but by can cannot could did do
		does done each every for from get gets give go got had has have he her here his how i if in into is it its just
		know let like made make makes many may me more most much must my need needs new no not now of off on one only or
		our out over own please put same say she should show so some someone somebody something still such take tell than
		that the their them then there these they thing things this those to too under until up us use used uses using
		very via vs want was way ways we well were what when where which while who whom whose why will with within
		without would yes you your best good right first really keep keeps
		security secure securing securely safe safely safety cybersecurity cyber protect protecting protection
		standard standards recommendation recommendations specification specifications document documents guideline guidelines guide iso`,
	"fr": `a au aux avec ce ces cet cette comment contre d dans de des du elle elles en est et eux faire faut il ils j je
		l la le les leur leurs lui ma mais me mes moi mon n ne nos notre nous on ou par pas plus pour pouvons peut que
		quel quelle quelles quels qui quoi s sa sans se ses si son sont sur t ta te tes toi ton tu un une vos votre vous y
		ete etre avoir ai as avons avez ont encore bien tout tous toute toutes entre
		securite securiser securise cybersecurite proteger protection norme normes recommandation recommandations`,
	"es": `a al algo como con contra cual cuales cuando de del desde donde e el ella ellas ellos en entre es esta estan
		este esto estos fue ha hacer han hay la las le les lo los mas me mi mis muy nos no nuestra nuestras nuestro
		nuestros o os para pero por porque puede puedo que quien se ser si sin sobre son su sus también te tengo tiene tu
		tus un una uno unos y ya yo debe deben debo hago
		seguridad seguro segura ciberseguridad proteger proteccion norma normas recomendacion recomendaciones`,
	"ru": `а без бы в вам вас ваш все вы где для до его ее если есть же за и из или их к как какая какие какой ко когда
		кто ли мне мой моя мы на над нам нас наш наша наши не нет но о об он она они от по под при про с свой себя со так
		также там то только тот у уже чем что чтобы это я можно нужно надо делать сделать
		безопасность безопасности защитить защита защиты стандарт стандарты рекомендация рекомендации`,
	"ar": `في من على الى عن مع و او ان انا هو هي هم نحن ما ماذا كيف لماذا متى اين هل لا لم لن قد كل هذا هذه ذلك تلك التي الذي
		الذين كان يكون يمكن يجب بعد قبل عند بين حتى اذا ثم أن إلى أو إن احمي نحمي أحمي
		أمن امن الأمن امان حماية معيار معايير توصية توصيات السيبراني`,
	"zh": `怎么 如何 什么 我们 我的 可以 应该 需要 是否 为什 么办 哪些 那些 这个 安全 标准 建议 网络安全 全的`,
})

func foldAll(lists map[string]string) map[string][]string {
	folded := map[string][]string{}
	for lang, words := range lists {
		for _, w := range strings.Fields(words) {
			folded[lang] = append(folded[lang], text.Fold(w))
		}
	}
	return folded
}
